import { findWorkspace } from '../../../tools/scripts/remote/findWorkspace';
import { verdictText } from '../../../tools/scripts/report/Report';
import { appId } from '../../../tools/harness/appWorkspace';
import type { StubWorkspace } from '../../support/stubWorkspace';
import { endpoint, startStubWorkspace } from '../../support/stubWorkspace';
import { failuresAt, json, verify } from '../../support/verification';

let workspace: StubWorkspace;
beforeEach(async () => {
	workspace = await startStubWorkspace();
});
afterEach(() => workspace.stop());

it('finds nothing wrong where nothing is', async () => {
	const report = await verify(workspace.url);
	expect(report.checks.filter(({ state }) => state === 'failed')).toEqual([]);
	expect(verdictText(report)).toMatch(/^The app works\.[^]*\nFor the settings, type \/logout-others status/);
	expect(workspace.tokens.size).toBe(0);
});

describe('an address copied from the browser', () => {
	it.each(['/', '/channel/general?msg=abc#top', '/direct/a/thread/b'])(
		'leads to the workspace with %s behind it',
		async (page) => {
			const { checks, isSound } = await verify(workspace.url + page);
			expect(isSound).toBe(true);
			expect(checks[0].text).toContain(`Rocket.Chat 8.1 answers at ${workspace.url}.`);
			expect(checks[0].text.includes('The workspace is at')).toBe(page !== '/');
		},
	);

	it('leads to a workspace below a sub-path, which is asked for if it is missing', async () => {
		const below = await startStubWorkspace('/chat');
		try {
			for (const page of ['/', '/home', '/group/team']) {
				const { checks, isSound } = await verify(below.url + page);
				expect(isSound).toBe(true);
				expect(checks[0].text).toContain(`answers at ${below.url}.`);
			}
			const failures = await failuresAt(`${new URL(below.url).origin}/home`);
			expect(failures).toContain('No Rocket.Chat answers at');
			expect(failures).toContain('with its sub-path');
		} finally {
			await below.stop();
		}
	});

	it('leads past pages of a proxy', async () => {
		workspace.answer('GET /home/api/info', (_req, res) => res.redirect('/sso?next=/home'));
		expect((await verify(`${workspace.url}/home`)).isSound).toBe(true);
	});
});

describe('the address', () => {
	it('of something else is refused before anybody logs in there', async () => {
		const logins: string[] = [];
		workspace.answer('GET /api/info', (_req, res) => void res.send('<html>It works!</html>'));
		workspace.answer('POST /api/v1/login', (req) => void logins.push(req.url));
		expect(await failuresAt(workspace.url)).toContain('No Rocket.Chat answers at');
		expect(logins).toEqual([]);
	});

	it('of something with a version that is none is refused', async () => {
		workspace.answer('GET /api/info', json(200, { version: '\u001b[2J8' }));
		expect(await failuresAt(workspace.url)).toContain('No Rocket.Chat answers at');
	});

	it('that redirects to https is answered with the right one', async () => {
		workspace.answer('GET /api/info', (_req, res) => res.redirect(301, 'https://chat.example.com/api/info'));
		const failures = await failuresAt(workspace.url);
		expect(failures).toContain('redirects to https://chat.example.com.');
		expect(failures).toContain('Use --url https://chat.example.com.');
	});

	it('where nothing runs is named', async () => {
		const gone = await startStubWorkspace();
		await gone.stop();
		expect(await failuresAt(gone.url)).toMatch(/cannot be reached \(ECONNREFUSED\)\.\n\s+Does the workspace run/);
	});

	it.each(['chat.example.com', 'https://user:pw@chat.example.com', 'ftp://chat.example.com'])(
		'%s is refused before anything is sent',
		(text) => expect(findWorkspace(text)).rejects.toThrow(/address/),
	);

	it('of a workspace that is too old is refused', async () => {
		workspace.answer('GET /api/info', json(200, { version: '5.4' }));
		expect(await failuresAt(workspace.url)).toContain('Rocket.Chat 5.4 is too old.');
	});
});

describe('the login', () => {
	it.each([
		['totp', 'its authenticator app'],
		['email', 'the e-mail that was sent just now'],
	])('that needs a second factor (%s) is answered with what to do', async (method, source) => {
		const body = { status: 'error', error: 'totp-required', message: 'TOTP Required', details: { method } };
		workspace.answer('POST /api/v1/login', json(401, body));
		const failures = await failuresAt(workspace.url);
		expect(failures).toContain('vera has two-factor authentication.');
		expect(failures).toContain(source);
		expect(failures).toContain('take a user without a second factor');
	});

	it('that comes too often is answered with how long to wait', async () => {
		const error = 'Error, too many requests. You must wait 17 seconds before trying this endpoint again.';
		workspace.answer('POST /api/v1/login', json(429, { success: false, error }));
		expect(await failuresAt(workspace.url)).toContain('Run it again in 17 seconds.');
	});

	it('that fails the second time ends the first one too', async () => {
		let count = 0;
		workspace.answer('POST /api/v1/login', (_req, res) => {
			count++;
			if (count > 1) {
				return void res.status(429).json({});
			}
			workspace.tokens.add('first');
			res.json({ status: 'success', data: { userId: 'u1', authToken: 'first' } });
		});
		expect(await failuresAt(workspace.url)).toContain('Run it again in 60 seconds.');
		expect(workspace.tokens.size).toBe(0);
	});
});

describe('the app', () => {
	it('is missing', async () => {
		workspace.answer('GET /api/apps/installed', json(200, { apps: [{ id: 'another', status: 'auto_enabled' }] }));
		expect(await failuresAt(workspace.url)).toMatch(/The app is not installed\.\n\s+Install it: npm run deploy/);
	});

	it('is disabled', async () => {
		const app = { id: appId, version: '0.1.0', status: 'invalid_license_disabled' };
		workspace.answer('GET /api/apps/installed', json(200, { apps: [app] }));
		expect(await failuresAt(workspace.url)).toMatch(/The app is not enabled \(invalid_license_disabled\)\.[^]*license/);
	});

	it('does not answer, where its status is not shown', async () => {
		workspace.answer('GET /api/apps/installed', json(403, { success: false }));
		workspace.answer(`POST ${endpoint}`, (_req, res) => void res.sendStatus(404));
		expect(await failuresAt(workspace.url)).toContain('not installed, or not enabled');
	});

	it('has too many attempts', async () => {
		const body = { success: false, error: 'Too many requests.', errorType: 'error-too-many-requests' };
		const refuse = json(429, body, { 'Retry-After': '42' });
		workspace.answer(`POST ${endpoint}`, (req, res, next) =>
			req.headers['x-auth-token'] === undefined ? res.status(401).json({ status: 'error' }) : refuse(req, res, next),
		);
		expect(await failuresAt(workspace.url)).toMatch(/HTTP 429: Too many requests\.\n\s+Run it again in 42 seconds\./);
	});

	it('logs nobody out', async () => {
		workspace.answer(`POST ${endpoint}`, (req, res) => {
			const token = req.headers['x-auth-token'];
			if (token === undefined) {
				return void res.status(401).json({ status: 'error' });
			}
			res.json({ token, tokenExpires: new Date(Date.now() + 30 * 86_400_000).toISOString(), success: true });
		});
		const failures = await failuresAt(workspace.url);
		expect(failures).toContain('The other login was not logged out (HTTP 200).');
		expect(failures).not.toContain('The login that asked is gone');
		expect(workspace.tokens.size).toBe(0);
	});

	it('logs out the one that asked, and says a wrong date', async () => {
		workspace.answer(`POST ${endpoint}`, (req, res) => {
			const token = req.headers['x-auth-token'];
			if (token === undefined) {
				return void res.status(401).json({ status: 'error' });
			}
			workspace.tokens.clear();
			res.json({ token, tokenExpires: '2020-01-01T00:00:00.000Z', success: true });
		});
		const failures = await failuresAt(workspace.url);
		expect(failures).toContain('The login that asked is gone (HTTP 401).');
		expect(failures).toContain(
			'The app says the login stays until 2020-01-01T00:00:00.000Z, but Login Expiration says 30 days.',
		);
	});

	it('leaves a login token in its log', async () => {
		workspace.answer(`GET /api/apps/${appId}/logs`, (_req, res) => {
			const attempt = 'attempt result=done via=endpoint user=u1 client="node" address=192.0.2.7 until=2027';
			res.json({ logs: [{ entries: [{ args: [attempt] }, { args: [{ 'x-auth-token': 'token-0' }] }] }] });
		});
		expect(await failuresAt(workspace.url)).toContain('The app log contains a login token');
	});
});
