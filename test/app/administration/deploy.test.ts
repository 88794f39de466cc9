import { readFileSync } from 'fs';

import manifest from '../../../app.json';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { packagedApp } from '../../../tools/harness/appWorkspace';
import { deployApp } from '../../../tools/scripts/deployApp';
import { statesOf } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore } from '../../support/storedData';

const path = `/api/apps/${manifest.id}`;
let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
	await workspace.call('DELETE', path, { creds: workspace.admin });
});

/** Returns what `npm run deploy` prints. */
async function deploy(url: string): Promise<string> {
	const lines: string[] = [];
	const account = { user: 'admin', password: 'admin' };
	await deployApp(
		url,
		account,
		async () => packagedApp(),
		(line) => lines.push(line),
	);
	return lines.join('\n');
}

/** The package that the workspace got. */
function deployedZip(): Buffer {
	return inStore(workspace, ({ db }) => {
		const { zip } = db.prepare('SELECT zip FROM app_packages WHERE app_id = ?').get(manifest.id) as { zip: Buffer };
		return Buffer.from(zip);
	});
}

/** Calls the app as one of a user's two clients. Returns the status of its answer, and of each client afterwards. */
async function tryApp(): Promise<number[]> {
	const [caller, other] = await workspace.newClients(2);
	const { status } = await workspace.callApp({ creds: caller });
	return [status, ...(await statesOf(workspace, caller, other))];
}

it('installs the app at the address of a page, and updates it the next time', async () => {
	const output = await deploy(`${workspace.url}/home`);
	expect(output).toContain(`The workspace is at ${workspace.url}, not at`);
	expect(output).toContain(`Installing ${manifest.version}`);
	expect(output).toContain('is installed and enabled');
	const { body } = await workspace.call('GET', path, { creds: workspace.admin });
	expect(body.app).toMatchObject({ version: manifest.version, status: expect.stringMatching(/_enabled$/) });
	expect(await tryApp()).toEqual([200, 200, 401]);
	expect(deployedZip().equals(readFileSync(packagedApp()))).toBe(true);

	expect(await deploy(workspace.url)).toContain(`Updating ${manifest.version} to ${manifest.version}`);
	expect(await tryApp()).toEqual([200, 200, 401]);
});
