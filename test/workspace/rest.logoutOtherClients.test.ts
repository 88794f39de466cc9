import type { WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { until } from '../support/until';

const dayMs = 24 * 60 * 60 * 1000;
const path = '/api/v1/users.logoutOtherClients';
const mustBeLoggedIn = { status: 'error', message: 'You must be logged in to do this.' };

describe('POST /api/v1/users.logoutOtherClients', () => {
	let workspace: WorkspaceProcess;
	let api: WorkspaceClient;

	beforeAll(async () => {
		workspace = await startWorkspaceProcess();
		api = client(workspace.url);
		await api.createUser('ana');
	});
	afterAll(() => workspace.stop());

	it('keeps the caller and ends all other sessions of the user, and of nobody else', async () => {
		await api.createUser('bo');
		const [caller, other, another] = await Promise.all([1, 2, 3].map(() => api.login('ana', defaultPassword)));
		const stranger = await api.login('bo', defaultPassword);

		const { status, body } = await api.logoutOtherClients(caller);

		expect(status).toBe(200);
		expect(body).toEqual({ token: caller.authToken, tokenExpires: expect.any(String), success: true });
		const valid = await Promise.all([caller, other, another, stranger].map((creds) => api.me(creds)));
		expect(valid.map((answer) => answer.status)).toEqual([200, 401, 401, 200]);
	});

	it('counts the expiration in days from the moment the caller logged in', async () => {
		const before = Date.now();
		const caller = await api.login('ana', defaultPassword);
		const after = Date.now();

		const { body } = await api.logoutOtherClients(caller);

		const expires = Date.parse(String(body.tokenExpires));
		expect(new Date(expires).toISOString()).toBe(body.tokenExpires);
		expect(expires).toBeGreaterThanOrEqual(before + 90 * dayMs);
		expect(expires).toBeLessThanOrEqual(after + 90 * dayMs);
	});

	it('does no harm when called twice', async () => {
		const caller = await api.login('ana', defaultPassword);
		const first = await api.logoutOtherClients(caller);
		const second = await api.logoutOtherClients(caller);
		expect(second).toMatchObject({ status: 200, body: first.body });
	});

	it('leaves personal access tokens alone, and called with one it ends every login', async () => {
		const caller = await api.login('ana', defaultPassword);
		const made = await api.call('POST', '/api/v1/users.generatePersonalAccessToken', {
			creds: caller,
			body: { tokenName: 'script', bypassTwoFactor: true },
		});
		const script = { userId: caller.userId, authToken: String(made.body.token) };

		await api.logoutOtherClients(caller);
		expect((await api.me(script)).status).toBe(200);

		const { status, body } = await api.logoutOtherClients(script);
		expect(status).toBe(200);
		expect(body).toEqual({ token: script.authToken, tokenExpires: '', success: true });
		expect((await api.me(caller)).status).toBe(401);
		expect((await api.me(script)).status).toBe(200);
	});

	it('can end both of two clients that call at the same moment, and tells both 200', async () => {
		const { pair, answers } = await until(async () => {
			const pair = await Promise.all([1, 2].map(() => api.login('ana', defaultPassword)));
			const answers = await Promise.all(pair.map((creds) => api.logoutOtherClients(creds)));
			const alive = await Promise.all(pair.map((creds) => api.me(creds)));
			return alive.every(({ status }) => status === 401) ? { pair, answers } : undefined;
		});

		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(answers.map(({ body }) => body.token)).toEqual(pair.map(({ authToken }) => authToken));
		expect(answers.map(({ body }) => body.tokenExpires)).toContain('');
	});

	it('leaves the last one of several that call one after the other', async () => {
		const callers = await Promise.all([1, 2, 3].map(() => api.login('ana', defaultPassword)));
		const statuses = [];
		for (const creds of callers) statuses.push((await api.logoutOtherClients(creds)).status);
		expect(statuses).toEqual([200, 401, 401]);
		expect((await api.me(callers[0])).status).toBe(200);
	});

	it('refuses missing, wrong and mismatched credentials, and cookies', async () => {
		const ana = await api.login('ana', defaultPassword);
		const bo = await api.login('bo', defaultPassword);
		const refused = [
			await api.call('POST', path),
			await api.call('POST', path, { creds: { ...ana, authToken: 'wrong' } }),
			await api.call('POST', path, { creds: { userId: bo.userId, authToken: ana.authToken } }),
			await api.call('POST', path, { headers: { cookie: `rc_uid=${ana.userId}; rc_token=${ana.authToken}` } }),
		];
		for (const answer of refused) expect(answer).toMatchObject({ status: 401, body: mustBeLoggedIn });
	});

	it('answers 200 to HEAD and to OPTIONS that is no preflight, and logs nobody out', async () => {
		const [caller, other] = [await api.login('ana', defaultPassword), await api.login('ana', defaultPassword)];
		for (const method of ['HEAD', 'OPTIONS']) {
			expect(await api.call<string>(method, path, { creds: caller })).toMatchObject({ status: 200, body: '' });
		}
		const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
		expect((await api.call('OPTIONS', path, { headers: preflight })).status).toBe(405);
		expect((await api.me(other)).status).toBe(200);
	});

	it('answers 405 to GET', async () => {
		const { status, headers, body } = await api.call('GET', path, { creds: await api.login('ana', defaultPassword) });
		expect(status).toBe(405);
		expect(headers.get('allow')).toBe('POST, OPTIONS');
		expect(body).toEqual({ status: 'error', message: 'API endpoint does not exist' });
	});
});
