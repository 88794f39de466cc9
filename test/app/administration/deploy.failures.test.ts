import type { ChildProcess } from 'child_process';
import { spawn } from 'child_process';
import { once } from 'events';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import type { Readable } from 'stream';

import { appId } from '../../../tools/harness/appWorkspace';
import { deployApp } from '../../../tools/scripts/deployApp';
import type { RemoteApp } from '../../../tools/scripts/remote/RemoteApp';
import { uploadedText, waitUntilEnabled } from '../../../tools/scripts/remote/RemoteApp';
import { problemText } from '../../../tools/scripts/remote/RemoteProblem';
import { RemoteWorkspace } from '../../../tools/scripts/remote/RemoteWorkspace';
import type { PretendedWorkspace } from '../../support/pretendedWorkspace';
import { startPretendedWorkspace } from '../../support/pretendedWorkspace';
import { until } from '../../support/until';

const root = resolve(__dirname, '../../..');

let pretended: PretendedWorkspace;
beforeEach(async () => {
	pretended = await startPretendedWorkspace();
	pretended.answer(`GET /api/apps/${appId}`, (_req, res) => {
		res.status(404).json({ success: false, error: `No App found by the id of: ${appId}` });
	});
});
afterEach(() => pretended.stop());

/** Returns all that `npm run deploy` prints until it is refused. */
async function refusalAt(url = pretended.url): Promise<string> {
	const lines: string[] = [];
	const account = { user: 'admin', password: 'secret-pass' };
	const error = await deployApp(url, account, (line) => lines.push(line)).then(
		() => new Error('It was not refused.'),
		(refusal: Error) => refusal,
	);
	const output = [...lines, problemText(error)].join('\n');
	expect(output).not.toContain('secret-pass');
	return output;
}

/** Runs the script as `npm run deploy` does. */
function startDeploying(password = 'secret-pass'): ChildProcess {
	const args = ['--import', 'tsx', 'tools/scripts/deployApp.ts', '--url', pretended.url, '-u', 'admin'];
	return spawn(process.execPath, args, { cwd: root, env: { ...process.env, DEPLOY_PASSWORD: password } });
}

it('a wrong password is told', async () => {
	pretended.answer('POST /api/v1/login', (_req, res) => {
		res.status(401).json({ status: 'error', error: 'Unauthorized', message: 'Unauthorized' });
	});
	expect(await refusalAt()).toContain('admin could not log in.\nAre user name and password right');
});

it('no password is told, with the variable to put it into', async () => {
	const child = startDeploying('');
	let output = '';
	child.stderr?.on('data', (chunk) => (output += String(chunk)));
	expect((await once(child, 'close'))[0]).toBe(1);
	expect(output).toContain('DEPLOY_PASSWORD');
});

it('a second factor is asked for', async () => {
	const body = { status: 'error', error: 'totp-required', message: 'TOTP Required', details: { method: 'totp' } };
	pretended.answer('POST /api/v1/login', (_req, res) => void res.status(401).json(body));
	expect(await refusalAt()).toContain('--code and the code from its authenticator app');
});

it('a user without the right to manage apps is told, and is logged out again', async () => {
	pretended.answer(`GET /api/apps/${appId}`, (_req, res) => void res.status(403).json({ success: false }));
	expect(await refusalAt()).toContain('permission "manage-apps"');
	expect(pretended.tokens.size).toBe(0);
});

it('a workspace without apps is told', async () => {
	pretended.answer(`GET /api/apps/${appId}`, (_req, res) => void res.sendStatus(404));
	expect(await refusalAt()).toContain('does not offer to manage apps (HTTP 404)');
});

it('a server that answers with terminal commands and line breaks is printed in plain text', async () => {
	const hostile = '\u001b]0;owned\u0007\u001b[31mNo\u001b[2J\nInstalled.\u009b1m';
	pretended.answer('POST /api/v1/login', (_req, res) => void res.status(401).json({ message: hostile }));
	const output = await refusalAt();
	expect(output).toContain('admin could not log in (]0;ownedNo Installed.1m).');
	expect(output.replace(/\n/g, '')).not.toMatch(/\p{Cc}/u);
});

it('a page of the client behind the address is left out, and that is said', async () => {
	pretended.answer('POST /api/v1/login', (_req, res) => void res.status(401).json({}));
	expect(await refusalAt(`${pretended.url}/home`)).toContain(`The workspace is at ${pretended.url}, not at`);
});

it('an address where nothing answers is told', async () => {
	const gone = await startPretendedWorkspace();
	await gone.stop();
	expect(await refusalAt(gone.url)).toContain('cannot be reached (ECONNREFUSED)');
});

it('Ctrl-C during an update ends the login, and leaves no file with it behind', async () => {
	pretended.answer(`GET /api/apps/${appId}`, (_req, res) => {
		res.json({ success: true, app: { id: appId, version: '0.0.9', status: 'manually_enabled' } });
	});
	const child = startDeploying();
	let output = '';
	child.stdout?.on('data', (chunk) => (output += String(chunk)));
	const exited = once(child, 'exit');
	await until(() => loginFiles(pretended.url).length === 1);
	expect(output).toContain('Updating 0.0.9 to');
	expect(pretended.tokens.size).toBe(1);
	child.kill('SIGINT');
	expect((await exited)[0]).toBe(130);
	expect(loginFiles(pretended.url)).toEqual([]);
	expect(pretended.tokens.size).toBe(0);
});

it.each([
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)('%s ends even a login that has not been answered yet', async (signal, code) => {
	let answerLogin: (() => void) | undefined;
	pretended.answer('POST /api/v1/login', (_req, res) => {
		pretended.tokens.add('late');
		answerLogin = () => res.json({ status: 'success', data: { userId: 'u1', authToken: 'late' } });
	});
	const child = startDeploying();
	const exited = once(child, 'exit');
	await until(() => answerLogin !== undefined);
	child.kill(signal);
	await once(child.stderr as Readable, 'data');
	answerLogin?.();
	expect((await exited)[0]).toBe(code);
	expect(pretended.tokens.size).toBe(0);
});

describe('right after an update', () => {
	const creds = { userId: 'u1', authToken: 'token-0' };
	const wait = (deadlineMs: number): Promise<RemoteApp> =>
		waitUntilEnabled(new RemoteWorkspace(pretended.url), creds, appId, { deadlineMs, pauseMs: 10 });

	/** Answers one look after the other, the last one again and again. */
	function answerInTurn(...answers: [status: number, body: object][]): void {
		pretended.answer(`GET /api/apps/${appId}`, (_req, res) => {
			const [status, body] = answers.length > 1 ? answers.splice(0, 1)[0] : answers[0];
			res.status(status).json(body);
		});
	}
	const app = (status: string): [number, object] => [200, { success: true, app: { version: '0.1.0', status } }];
	const gone: [number, object] = [404, { success: false, error: `No App found by the id of: ${appId}` }];

	it.each<[string, [number, object][]]>([
		['constructed, gone, initialized', [app('constructed'), gone, app('initialized')]],
		['unreachable', [[502, {}]]],
		['disabled', [app('manually_disabled')]],
	])('an app that is %s for a moment is enabled at last', async (_what, moments) => {
		answerInTurn(...moments, app('manually_enabled'));
		expect((await wait(60_000)).status).toBe('manually_enabled');
	});

	it('an app that stays as it is is told as it is', async () => {
		answerInTurn(app('constructed'));
		expect((await wait(50)).status).toBe('constructed');
		answerInTurn(gone);
		await expect(wait(50)).rejects.toThrow('does not have it');
	});

	it('an app without a license is not waited for, and told with what to do', async () => {
		answerInTurn(app('invalid_license_disabled'), app('manually_enabled'));
		const uploaded = await wait(60_000);
		expect(() => uploadedText(uploaded, pretended.url, '8.1')).toThrow(
			expect.objectContaining({
				message: 'Logout Others 0.1.0 is installed, but not enabled (invalid_license_disabled).',
				advice: expect.stringContaining(
					'From Rocket.Chat 7.0 on only workspaces with a license may enable private apps',
				),
			}),
		);
	});
});

/** Files with a login at that workspace, among those of all deployments that run now. */
function loginFiles(url: string): string[] {
	const files = readdirSync(join(root, '.cache')).map((folder) => join(root, '.cache', folder, '.rcappsconfig'));
	return files.filter((file) => existsSync(file) && readFileSync(file, 'utf8').includes(url));
}
