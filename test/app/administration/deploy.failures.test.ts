import type { ChildProcess } from 'child_process';
import { execFile, spawn } from 'child_process';
import { once } from 'events';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import type { Readable } from 'stream';
import { promisify } from 'util';

import AdmZip from 'adm-zip';
import multer from 'multer';

import { appId } from '../../../tools/harness/appWorkspace';
import type { RemoteApp } from '../../../tools/scripts/remote/RemoteApp';
import { waitUntilEnabled } from '../../../tools/scripts/remote/RemoteApp';
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

/** Runs the script as `npm run deploy` does; gives its exit code and all it printed. */
async function deploy(url = pretended.url, password = 'secret-pass'): Promise<{ code: number; output: string }> {
	const args = ['--import', 'tsx', 'tools/scripts/deployApp.ts', '--url', url, '-u', 'admin'];
	const env = { ...process.env, DEPLOY_PASSWORD: password };
	try {
		const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
		return { code: 0, output: stdout + stderr };
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
		return { code, output: stdout + stderr };
	}
}

async function refusalAt(url?: string, password?: string): Promise<string> {
	const { code, output } = await deploy(url, password);
	expect(code).toBe(1);
	expect(output).not.toContain('secret-pass');
	return output;
}

it('a wrong password is told', async () => {
	pretended.answer('POST /api/v1/login', (_req, res) => {
		res.status(401).json({ status: 'error', error: 'Unauthorized', message: 'Unauthorized' });
	});
	expect(await refusalAt()).toContain('admin could not log in.\nAre user name and password right');
});

it('no password is told, with the variable to put it into', async () => {
	expect(await refusalAt(undefined, '')).toContain('DEPLOY_PASSWORD');
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

function startDeploying(): { child: ChildProcess; exited: Promise<unknown[]> } {
	const args = ['--import', 'tsx', 'tools/scripts/deployApp.ts', '--url', pretended.url, '-u', 'admin'];
	const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, DEPLOY_PASSWORD: 'secret-pass' } });
	return { child, exited: once(child, 'exit') };
}

it.each([
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)('%s ends the login, and leaves no file with it behind', async (signal, code) => {
	const { child, exited } = startDeploying();
	await until(() => loginFiles(pretended.url).length === 1);
	expect(pretended.tokens.size).toBe(1);
	child.kill(signal);
	expect((await exited)[0]).toBe(code);
	expect(loginFiles(pretended.url)).toEqual([]);
	expect(pretended.tokens.size).toBe(0);
});

it('Ctrl-C ends even a login that has not been answered yet', async () => {
	let answerLogin: (() => void) | undefined;
	pretended.answer('POST /api/v1/login', (_req, res) => {
		pretended.tokens.add('late');
		answerLogin = () => res.json({ status: 'success', data: { userId: 'u1', authToken: 'late' } });
	});
	const { child, exited } = startDeploying();
	await until(() => answerLogin !== undefined);
	child.kill('SIGINT');
	await once(child.stderr as Readable, 'data');
	answerLogin?.();
	expect((await exited)[0]).toBe(130);
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

	it('an app without a license is not waited for', async () => {
		answerInTurn(app('invalid_license_disabled'), app('manually_enabled'));
		expect((await wait(60_000)).status).toBe('invalid_license_disabled');
	});
});

/** Files with a login at that workspace, among those of all deployments that run now. */
function loginFiles(url: string): string[] {
	const files = readdirSync(join(root, '.cache')).map((folder) => join(root, '.cache', folder, '.rcappsconfig'));
	return files.filter((file) => existsSync(file) && readFileSync(file, 'utf8').includes(url));
}

it('an update that was taken but not enabled is told, with the reason; what was uploaded contains no login', async () => {
	const uploaded: Buffer[] = [];
	const takeUpload = multer({ storage: multer.memoryStorage() }).any();
	pretended.answer(`GET /api/apps/${appId}`, (_req, res) => {
		res.json({ success: true, app: { id: appId, version: '0.0.9', status: 'manually_enabled' } });
	});
	pretended.answer(`POST /api/apps/${appId}`, (req, res) =>
		takeUpload(req, res, () => {
			const [file] = req.files as Express.Multer.File[];
			uploaded.push(file.buffer);
			const app = { id: appId, version: '0.1.0', status: 'invalid_license_disabled' };
			pretended.answer(`GET /api/apps/${appId}`, (_req, answer) => void answer.json({ success: true, app }));
			res.json({ success: true, app });
		}),
	);

	const output = await refusalAt();

	expect(output).toContain('Updating 0.0.9 to');
	expect(output).toContain('is installed, but not enabled (invalid_license_disabled).');
	expect(output).toContain('From Rocket.Chat 7.0 on only workspaces with a license may enable private apps');
	expect(uploaded).toHaveLength(1);
	const entries = new AdmZip(uploaded[0]).getEntries();
	expect(entries.map(({ entryName }) => entryName)).toContain('app.json');
	for (const entry of entries) expect(entry.getData().toString()).not.toContain('token-0');
	expect(pretended.tokens.size).toBe(0);
});
