import { spawn } from 'child_process';
import { once } from 'events';
import { resolve } from 'path';

import type { RequestHandler } from 'express';

import { appId, packagedApp } from '../../../tools/harness/appWorkspace';
import { deployApp } from '../../../tools/scripts/deployApp';
import type { InstalledApp } from '../../../tools/scripts/remote/installedApp';
import { waitUntilEnabled } from '../../../tools/scripts/remote/installedApp';
import { passwordOf } from '../../../tools/scripts/remote/passwordOf';
import { RemoteWorkspace } from '../../../tools/scripts/remote/RemoteWorkspace';
import type { StubWorkspace } from '../../support/stubWorkspace';
import { startStubWorkspace } from '../../support/stubWorkspace';
import { until } from 'embedded-workspace/testing';

const root = resolve(__dirname, '../../..');
type Answer = [status: number, body: object];
const missing: Answer = [404, { success: false, error: `No App found by the id of: ${appId}` }];

let workspace: StubWorkspace;
beforeEach(async () => {
	workspace = await startStubWorkspace();
	answerInTurn(missing);
});
afterEach(() => workspace.stop());

/** Returns all that `npm run deploy` prints. */
async function outputAt(): Promise<string> {
	const lines: string[] = [];
	const account = { user: 'admin', password: 'secret-pass' };
	await deployApp(
		workspace.url,
		account,
		async () => packagedApp(),
		(line) => lines.push(line),
	).catch((error: Error) => lines.push(error.message));
	const output = lines.join('\n');
	expect(output).not.toContain('secret-pass');
	return output;
}

it('says that the password is wrong', async () => {
	const body = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' };
	workspace.answer('POST /api/v1/login', (_req, res) => void res.status(401).json(body));
	expect(await outputAt()).toContain('admin could not log in.\nAre user name and password right');
});

it('names the variable for a password that is missing', async () => {
	const { isTTY } = process.stdin;
	process.stdin.isTTY = false;
	await expect(passwordOf('admin', '', 'DEPLOY_PASSWORD')).rejects.toThrow('DEPLOY_PASSWORD');
	process.stdin.isTTY = isTTY;
});

it('says that this user may not manage apps, and logs them out again', async () => {
	workspace.answer(`GET /api/apps/${appId}`, (_req, res) => void res.status(403).json({ success: false }));
	expect(await outputAt()).toContain('permission "manage-apps"');
	expect(workspace.tokens.size).toBe(0);
});

it('says that the workspace has no apps', async () => {
	workspace.answer(`GET /api/apps/${appId}`, (_req, res) => void res.sendStatus(404));
	expect(await outputAt()).toContain('does not offer to manage apps (HTTP 404)');
});

/** Deploys to a workspace that answers the login only when the script has been interrupted. */
async function interruptLogin(interrupt: () => Promise<unknown>): Promise<void> {
	let answerLogin: (() => void) | undefined;
	workspace.answer('POST /api/v1/login', (_req, res) => {
		workspace.tokens.add('late');
		answerLogin = () => res.json({ status: 'success', data: { userId: 'u1', authToken: 'late' } });
	});
	await until(() => answerLogin !== undefined);
	await interrupt();
	answerLogin?.();
}

it('ends its login on Ctrl-C, even before it is answered', async () => {
	const args = ['--import', 'tsx', 'tools/scripts/deployApp.ts', '--url', workspace.url, '-u', 'admin'];
	const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, DEPLOY_PASSWORD: 'secret-pass' } });
	const exited = once(child, 'exit');
	await interruptLogin(async () => {
		child.kill('SIGINT');
		await once(child.stderr, 'data');
	});
	expect((await exited)[0]).toBe(130);
	expect(workspace.tokens.size).toBe(0);
});

it.each([
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)('does the same on %s', async (signal, code) => {
	const said = jest.spyOn(console, 'error').mockReturnValue();
	const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
	void outputAt();
	await interruptLogin(async () => process.emit(signal, signal));
	await until(() => exit.mock.calls.length > 0);
	expect(exit).toHaveBeenCalledWith(code);
	expect(workspace.tokens.size).toBe(0);
	exit.mockRestore();
	said.mockRestore();
});

describe('right after an update', () => {
	const creds = { userId: 'u1', authToken: 'token-0' };
	const wait = (deadlineMs: number): Promise<InstalledApp> =>
		waitUntilEnabled(new RemoteWorkspace(workspace.url), creds, appId, { deadlineMs, pauseMs: 10 });

	it.each<[string, Answer[]]>([
		['constructed, gone, initialized', [app('constructed'), missing, app('initialized')]],
		['unreachable', [[502, {}]]],
		['disabled', [app('manually_disabled')]],
	])('waits for an app that is %s for a moment', async (_what, moments) => {
		answerInTurn(...moments, app('manually_enabled'));
		expect((await wait(60_000)).status).toBe('manually_enabled');
	});

	it('gives up on an app that stays as it is', async () => {
		answerInTurn(app('constructed'));
		expect((await wait(50)).status).toBe('constructed');
		answerInTurn(missing);
		await expect(wait(50)).rejects.toThrow('does not have it');
	});
});

it('says what to do if the app stays disabled for want of a license, without waiting', async () => {
	answerInTurn(missing, missing, app('invalid_license_disabled'), app('manually_enabled'));
	workspace.answer('POST /api/apps', (_req, res) => void res.json({ app: {}, success: true }));
	const output = await outputAt();
	expect(output).toContain('is installed, but not enabled (invalid_license_disabled).');
	expect(output).toContain('From Rocket.Chat 7.0 on only workspaces with a license may enable private apps');
});

it.each<[string, string, boolean, Answer]>([
	['7.10.0', 'first installation', true, missing],
	['7.10.0', 'later update', false, app('auto_enabled')],
	['8.1', 'first installation', false, missing],
])(
	'on Rocket.Chat %s, a %s: asks for a restart before settings are changed: %p',
	async (version, _what, isSaid, before) => {
		workspace.answer('GET /api/info', (_req, res) => void res.json({ version }));
		const took: RequestHandler = (_req, res) => void res.json({ app: {}, success: true });
		workspace.answer('POST /api/apps', took);
		workspace.answer(`POST /api/apps/${appId}`, took);
		answerInTurn(before, before, app('auto_enabled'));
		expect((await outputAt()).includes('Restart Rocket.Chat once')).toBe(isSaid);
	},
);

/** Answers one look after the other, the last one again and again. */
function answerInTurn(...answers: Answer[]): void {
	workspace.answer(`GET /api/apps/${appId}`, (_req, res) => {
		const [status, body] = answers.length > 1 ? answers.splice(0, 1)[0] : answers[0];
		res.status(status).json(body);
	});
}

function app(status: string): Answer {
	return [200, { success: true, app: { version: '0.1.0', status } }];
}
