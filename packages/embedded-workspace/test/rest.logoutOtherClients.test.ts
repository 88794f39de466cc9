import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';
import { until } from '../src/testing';

const dayMs = 24 * 60 * 60 * 1000;
const path = '/api/v1/users.logoutOtherClients';
const mustBeLoggedIn = { status: 'error', message: 'You must be logged in to do this.' };

describe('POST /api/v1/users.logoutOtherClients', () => {
	let workspace: TestWorkspace;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
	});

	it('keeps the caller and ends all other sessions of the user, and of nobody else', async () => {
		const [[caller, ...others], [stranger]] = [await workspace.newClients(3), await workspace.newClients(1)];

		const { status, body } = await workspace.logoutOtherClients(caller);

		expect(status).toBe(200);
		expect(body).toEqual({ token: caller.authToken, tokenExpires: expect.any(String), success: true });
		expect(await workspace.statesOf(caller, ...others, stranger)).toEqual([200, 401, 401, 200]);
	});

	it('counts the expiration in days from the moment the caller logged in', async () => {
		const before = Date.now();
		const [caller] = await workspace.newClients(1);
		const after = Date.now();

		const { body } = await workspace.logoutOtherClients(caller);

		const expires = Date.parse(String(body.tokenExpires));
		expect(new Date(expires).toISOString()).toBe(body.tokenExpires);
		expect(expires).toBeGreaterThanOrEqual(before + 90 * dayMs);
		expect(expires).toBeLessThanOrEqual(after + 90 * dayMs);
	});

	it('leaves personal access tokens alone, and called with one it ends every login', async () => {
		const [caller] = await workspace.newClients(1);
		const script = await workspace.personalAccessToken(caller);

		await workspace.logoutOtherClients(caller);
		expect((await workspace.me(script)).status).toBe(200);

		const { status, body } = await workspace.logoutOtherClients(script);
		expect(status).toBe(200);
		expect(body).toEqual({ token: script.authToken, tokenExpires: '', success: true });
		expect(await workspace.statesOf(caller, script)).toEqual([401, 200]);
	});

	it('can end both of two clients that call at the same moment, and tells both 200', async () => {
		const { pair, answers } = await until(async () => {
			const pair = await workspace.newClients(2);
			const answers = await Promise.all(pair.map((creds) => workspace.logoutOtherClients(creds)));
			const states = await workspace.statesOf(...pair);
			return states.every((status) => status === 401) ? { pair, answers } : undefined;
		});

		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(answers.map(({ body }) => body.token)).toEqual(pair.map(({ authToken }) => authToken));
		expect(answers.map(({ body }) => body.tokenExpires)).toContain('');
	});

	it('refuses missing, wrong and mismatched credentials, and cookies', async () => {
		const [[ana], [bo]] = [await workspace.newClients(1), await workspace.newClients(1)];
		const refused = [
			await workspace.call('POST', path),
			await workspace.call('POST', path, { creds: { ...ana, authToken: 'wrong' } }),
			await workspace.call('POST', path, { creds: { userId: bo.userId, authToken: ana.authToken } }),
			await workspace.call('POST', path, { headers: { cookie: `rc_uid=${ana.userId}; rc_token=${ana.authToken}` } }),
		];
		for (const answer of refused) {
			expect(answer).toMatchObject({ status: 401, body: mustBeLoggedIn });
		}
	});

	it('answers 200 to HEAD and to OPTIONS that is no preflight, and logs nothing out', async () => {
		const [caller, other] = await workspace.newClients(2);
		for (const method of ['HEAD', 'OPTIONS']) {
			expect(await workspace.call<string>(method, path, { creds: caller })).toMatchObject({ status: 200, body: '' });
		}
		const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
		expect((await workspace.call('OPTIONS', path, { headers: preflight })).status).toBe(405);
		expect((await workspace.me(other)).status).toBe(200);
	});

	it('answers 405 to GET', async () => {
		const [creds] = await workspace.newClients(1);
		const { status, headers, body } = await workspace.call('GET', path, { creds });
		expect(status).toBe(405);
		expect(headers.get('allow')).toBe('POST, OPTIONS');
		expect(body).toEqual({ status: 'error', message: 'API endpoint does not exist' });
	});

	it('fails when the others are gone if Login Expiration makes no date', async () => {
		const setDays = (days: number) =>
			workspace.inStore(({ settings }) => settings.setValue('Accounts_LoginExpiration', days));
		const [caller, other] = await workspace.newClients(2);
		setDays(99_999_999);
		const { status, body } = await workspace.logoutOtherClients(caller);
		expect([status, body]).toEqual([400, { success: false, error: 'Invalid time value' }]);
		expect(await workspace.statesOf(caller, other)).toEqual([200, 401]);
		setDays(90);
	});
});
