import { readFileSync } from 'fs';

import manifest from '../../../app.json';
import { openStore } from 'embedded-workspace/testing';
import { deployApp } from '../../../tools/scripts/deployApp';
import { packagedApp } from '../../../tools/harness/appWorkspace';
import type { Credentials, WorkspaceClient, WorkspaceProcess } from 'embedded-workspace';
import { client, defaultPassword, startWorkspaceProcess } from 'embedded-workspace';

let workspace: WorkspaceProcess;
let rest: WorkspaceClient;
let admin: Credentials;
beforeAll(async () => {
	workspace = await startWorkspaceProcess();
	rest = client(workspace.url);
	admin = await rest.login('admin', 'admin');
	await rest.createUser('dana');
});
afterAll(() => workspace.stop());

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

async function installed(): Promise<unknown> {
	return (await rest.call('GET', `/api/apps/${manifest.id}`, { creds: admin })).body.app;
}

/** The package that the workspace got. */
function deployedZip(): Buffer {
	const db = openStore(workspace.dataFolder);
	const { zip } = db.prepare('SELECT zip FROM app_packages WHERE app_id = ?').get(manifest.id) as { zip: Buffer };
	db.close();
	return Buffer.from(zip);
}

/** Statuses of what a client and another one of the same user get, after the first has called the app. */
async function tryApp(): Promise<number[]> {
	const [caller, other] = [await rest.login('dana', defaultPassword), await rest.login('dana', defaultPassword)];
	const path = `/api/apps/public/${manifest.id}/users.logoutOtherClients`;
	const answer = await rest.call('POST', path, { creds: caller });
	return [answer.status, (await rest.me(caller)).status, (await rest.me(other)).status];
}

it('installs the app at the address of a page, and updates it the next time', async () => {
	expect((await rest.call('GET', `/api/apps/${manifest.id}`, { creds: admin })).status).toBe(404);

	const output = await deploy(`${workspace.url}/home`);
	expect(output).toContain(`Installing ${manifest.version}`);
	expect(output).toContain('is installed and enabled');
	expect(await installed()).toMatchObject({ version: manifest.version, status: expect.stringMatching(/_enabled$/) });
	expect(await tryApp()).toEqual([200, 200, 401]);
	expect(deployedZip().equals(readFileSync(packagedApp()))).toBe(true);

	expect(await deploy(workspace.url)).toContain(`Updating ${manifest.version} to ${manifest.version}`);
	expect(await tryApp()).toEqual([200, 200, 401]);
});
