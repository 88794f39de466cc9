import type { ChildProcess } from 'child_process';
import { spawn } from 'child_process';
import { once } from 'events';
import { resolve } from 'path';
import type { Readable } from 'stream';
import { text } from 'stream/consumers';

import type { RequestHandler } from 'express';

import { appId, packagedApp } from '../../../tools/harness/appWorkspace';
import { deployApp } from '../../../tools/scripts/deployApp';
import type { InstalledApp } from '../../../tools/scripts/remote/installedApp';
import { waitUntilEnabled } from '../../../tools/scripts/remote/installedApp';
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
async function outputAt(url = workspace.url): Promise<string> {
	const lines: string[] = [];
	const account = { user: 'admin', password: 'secret-pass' };
	await deployApp(
		url,
		account,
		async () => packagedApp(),
		(line) => lines.push(line),
	).catch((error: Error) => lines.push(error.message));
	const output = lines.join('\n');
	expect(output).not.toContain('secret-pass');
	return output;
}

/** Runs the script as `npm run deploy` does. */
function startDeploying(password = 'secret-pass'): ChildProcess {
	const args = ['--import', 'tsx', 'tools/scripts/deployApp.ts', '--url', workspace.url, '-u', 'admin'];
	return spawn(process.execPath, args, { cwd: root, env: { ...process.env, DEPLOY_PASSWORD: password } });
}

it('says that the password is wrong', async () => {
	const body = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' };
	workspace.answer('POST /api/v1/login', (_req, res) => void res.status(401).json(body));
	expect(await outputAt()).toContain('admin could not log in.\nAre user name and password right');
});

it('names the variable for a password that is missing', async () => {
	const child = startDeploying('');
	const output = await text(child.stderr as Readable);
	expect(output).toContain('DEPLOY_PASSWORD');
});

it('asks for the code of a second factor', async () => {
	const body = { status: 'error', error: 'totp-required', message: 'TOTP Required', details: { method: 'totp' } };
	workspace.answer('POST /api/v1/login', (_req, res) => void res.status(401).json(body));
	expect(await outputAt()).toContain('--code and the code from its authenticator app');
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

it('prints terminal commands and line breaks of a server as plain text', async () => {
	const hostile = '\u001b]0;owned\u0007\u001b[31mNo\u001b[2J\nInstalled.\u009b1m';
	workspace.answer(
		'POST /api/v1/login',
		(_req, res) => void res.status(401).json({ status: 'error', message: hostile }),
	);
	const output = await outputAt();
	expect(output).toContain('admin could not log in (]0;ownedNo Installed.1m).');
	expect(output.replace(/\n/g, '')).not.toMatch(/\p{Cc}/u);
});

it('finds the workspace at the address of one of its pages', async () => {
	workspace.answer('POST /api/v1/login', (_req, res) => void res.status(401).json({}));
	expect(await outputAt(`${workspace.url}/home`)).toContain(`The workspace is at ${workspace.url}, not at`);
});

it('says that nothing answers at the address', async () => {
	const gone = await startStubWorkspace();
	await gone.stop();
	expect(await outputAt(gone.url)).toContain('cannot be reached (ECONNREFUSED)');
});

it('ends its login on Ctrl-C', async () => {
	let isAsked = false;
	// Never answered.
	workspace.answer(`GET /api/apps/${appId}`, () => void (isAsked = true));
	const child = startDeploying();
	const exited = once(child, 'exit');
	await until(() => isAsked);
	expect(workspace.tokens.size).toBe(1);
	child.kill('SIGINT');
	expect((await exited)[0]).toBe(130);
	expect(workspace.tokens.size).toBe(0);
});

it.each([
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)('ends a login on %s even before it is answered', async (signal, code) => {
	let answerLogin: (() => void) | undefined;
	workspace.answer('POST /api/v1/login', (_req, res) => {
		workspace.tokens.add('late');
		answerLogin = () => res.json({ status: 'success', data: { userId: 'u1', authToken: 'late' } });
	});
	const child = startDeploying();
	const exited = once(child, 'exit');
	await until(() => answerLogin !== undefined);
	child.kill(signal);
	await once(child.stderr as Readable, 'data');
	answerLogin?.();
	expect((await exited)[0]).toBe(code);
	expect(workspace.tokens.size).toBe(0);
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
	const output = await outputAt(workspace.url);
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
		expect((await outputAt(workspace.url)).includes('Restart Rocket.Chat once')).toBe(isSaid);
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
