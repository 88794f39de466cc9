import { execFile } from 'child_process';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { promisify } from 'util';

import manifest from '../../../app.json';
import { openStore } from '../../../packages/embedded-workspace/src/store/Store';
import { packagedApp } from '../../../tools/harness/appWorkspace';
import type { Credentials, WorkspaceClient } from '../../support/client';
import { client, defaultPassword } from '../../support/client';
import type { WorkspaceProcess } from '../../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../../tools/harness/workspaceProcess';

const root = resolve(__dirname, '../../..');
/** Packaging and installing, on a machine that is ten times slower. */
const deployingMs = 600_000;

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

/** Returns what it prints. */
async function deploy(url: string): Promise<string> {
	const args = ['--silent', 'run', 'deploy', '--', '--url', url, '-u', 'admin', '-p', 'admin'];
	return (await promisify(execFile)('npm', args, { cwd: root })).stdout;
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

it(
	'npm run deploy installs the app, and takes the address of a page',
	async () => {
		const tracked = readFileSync(resolve(root, 'app.json'), 'utf8');
		expect((await rest.call('GET', `/api/apps/${manifest.id}`, { creds: admin })).status).toBe(404);

		const output = await deploy(`${workspace.url}/home`);
		expect(output).toContain(`Installing ${manifest.version}`);
		expect(output).toContain('is installed and enabled');
		expect(await installed()).toMatchObject({ version: manifest.version, status: expect.stringMatching(/_enabled$/) });
		expect(await tryApp()).toEqual([200, 200, 401]);

		expect(readFileSync(resolve(root, 'app.json'), 'utf8')).toBe(tracked);
		// The very bytes that npm run package has made before.
		expect(deployedZip().equals(readFileSync(packagedApp()))).toBe(true);
	},
	deployingMs,
);
