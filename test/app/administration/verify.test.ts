import { execFile } from 'child_process';
import { resolve } from 'path';
import { promisify } from 'util';

import manifest from '../../../app.json';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import { defaultPassword } from 'embedded-workspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore } from '../../support/storedData';
import { printed, statesOf, verify } from '../../support/verification';

const root = resolve(__dirname, '../../..');

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
	await workspace.createUser('vera');
});

interface Run {
	code: number;
	stdout: string;
	stderr: string;
}

/** Runs the script as `npm run verify` does; its password comes from the environment. */
async function run(user: string, password: string, ...more: string[]): Promise<Run> {
	const args = ['--import', 'tsx', 'tools/scripts/verify.ts', '--url', workspace.url, '--user', user, ...more];
	const env = { ...process.env, VERIFY_PASSWORD: password };
	try {
		return { code: 0, ...(await promisify(execFile)(process.execPath, args, { cwd: root, env })) };
	} catch (error) {
		return error as Run;
	}
}

it('shows an administrator that everything works', async () => {
	// One with the right to manage apps who is not the administrator of the other tests.
	const ada = { username: 'ada', name: 'ada', email: 'ada@example.com', password: defaultPassword, roles: ['admin'] };
	await workspace.call('POST', '/api/v1/users.create', { creds: workspace.admin, body: ada });
	const report = await verify(workspace.url, 'ada', defaultPassword);
	expect(report.isSound).toBe(true);
	expect(statesOf(report)).toEqual({
		workspace: 'ok',
		'app-installed': 'ok',
		'app-enabled': 'ok',
		'refuses-anonymous': 'ok',
		'refuses-get': 'ok',
		'workspace-url': 'ok',
		'job-answer': 'ok',
		'other-ended': 'ok',
		'own-stays': 'ok',
		expiry: 'ok',
		'log-secrets': 'ok',
		// There is no proxy in front of this workspace.
		'client-address': 'warning',
		'cleaned-up': 'ok',
	});
	expect(printed(report)).toContain(`Logout Others ${manifest.version} is installed.`);
});

it('shows a user without rights that the app works, and what they may not see', async () => {
	const said = printed(await verify(workspace.url, 'vera', defaultPassword));
	expect(said).toMatch(/\? vera may not see which apps are installed\./);
	expect(said).toMatch(/✓ The other login is logged out\./);
	expect(said).toMatch(/✓ The login stays until .*: 90 days, as Login Expiration says\./);
	expect(said).toMatch(/The app works\. \(3 could not be seen\)/);
});

it('asks before it ends the sessions of the user', async () => {
	await workspace.createUser('tess');
	const browser = await workspace.login('tess', defaultPassword);
	const { code, stderr } = await run('tess', defaultPassword);
	expect(stderr).toContain(`All other sessions of tess at ${workspace.url} will end`);
	expect(stderr).toContain('--yes');
	expect(code).toBe(2);
	expect((await workspace.me(browser)).status).toBe(200);
});

it('leaves no login behind, and prints neither password nor token; as JSON if asked', async () => {
	await workspace.createUser('lena');
	const { stdout, stderr, code } = await run('lena', defaultPassword, '--yes', '--json');
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ url: workspace.url, isSound: true });
	expect(stdout + stderr).not.toContain(defaultPassword);
	const own: Credentials = await workspace.login('lena', defaultPassword);
	const sql = 'SELECT 1 FROM login_tokens WHERE user_id = ?';
	expect(inStore(workspace, ({ db }) => db.prepare(sql).all(own.userId))).toHaveLength(1);
});

it('says that the password is wrong', async () => {
	const { code, stdout } = await run('vera', 'wrong', '--yes');
	expect(stdout).toContain('✗ vera could not log in');
	expect(code).toBe(1);
});

it('names a Site_Url that leads nowhere as the cause', async () => {
	await workspace.changeWorkspace('Site_Url', 'http://127.0.0.1:1');
	const report = await verify(workspace.url, 'vera', defaultPassword);
	await workspace.changeWorkspace('Site_Url', workspace.url);
	expect(printed(report)).toMatch(/✗ The app answered with HTTP 504: .*\n.*logout-others status.*"Workspace URL"/);
});
