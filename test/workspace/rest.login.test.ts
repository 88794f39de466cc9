import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

let workspace: WorkspaceProcess;
let api: WorkspaceClient;

beforeAll(async () => {
	workspace = await startWorkspaceProcess();
	api = client(workspace.url);
});
afterAll(() => workspace.stop());

const post = (path: string, body: unknown, creds?: Credentials) =>
	api.call('POST', `/api/v1/${path}`, { body, ...(creds && { creds }) });

describe('logging in', () => {
	beforeAll(() => api.createUser('cy'));

	it.each([
		['username', { user: 'cy', password: defaultPassword }],
		['email address', { user: 'CY@example.com', password: defaultPassword }],
		['an object', { user: { username: 'cy' }, password: defaultPassword }],
		['the field username', { username: 'cy', password: defaultPassword }],
	])('works by %s', async (_how, body) => {
		const answer = await post('login', body);
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({
			status: 'success',
			data: { userId: expect.any(String), authToken: expect.stringMatching(/^\w{43}$/), me: { username: 'cy' } },
		});
	});

	it('takes up a session by its token, which stays the same', async () => {
		const creds = await api.login('cy', defaultPassword);
		const resumed = await post('login', { resume: creds.authToken });
		expect(resumed.body).toMatchObject({ data: { userId: creds.userId, authToken: creds.authToken } });
	});

	it.each([
		['a wrong password', { user: 'cy', password: 'wrong' }, 403, 'Incorrect password'],
		['an unknown user', { user: 'nobody', password: defaultPassword }, 'Unauthorized', 'Unauthorized'],
		['a user without password', { user: 'rocket.cat', password: '' }, 403, 'User has no password set'],
		['no password', { user: 'cy' }, 400, 'Unrecognized options for login request'],
		['an unknown token', { resume: 'unknown' }, 403, "You've been logged out by the server. Please log in again."],
	])('refuses %s', async (_what, body, error, message) => {
		expect(await post('login', body)).toMatchObject({ status: 401, body: { status: 'error', error, message } });
	});

	it('ends with logout, for this session alone', async () => {
		const [leaving, staying] = [await api.login('cy', defaultPassword), await api.login('cy', defaultPassword)];
		const answer = await api.call('POST', '/api/v1/logout', { creds: leaving });
		expect(answer.body).toMatchObject({ status: 'success' });
		expect((await api.me(leaving)).status).toBe(401);
		expect((await api.me(staying)).status).toBe(200);
	});

	it('keeps at most 50 sessions: the oldest goes', async () => {
		await api.createUser('many');
		const first = await api.login('many', defaultPassword);
		for (let made = 1; made < 50; made++) await api.login('many', defaultPassword);
		expect((await api.me(first)).status).toBe(200);
		await api.login('many', defaultPassword);
		expect((await api.me(first)).status).toBe(401);
	});

	it('stores neither passwords nor tokens in clear, and prints none', async () => {
		const { authToken } = await api.login('cy', defaultPassword);
		const stored = readdirSync(workspace.dataFolder).map((file) => readFileSync(join(workspace.dataFolder, file)));
		const everything = Buffer.concat([...stored, Buffer.from(workspace.output())]);
		expect(everything.includes('"username":"cy"')).toBe(true);
		expect(everything.includes(authToken)).toBe(false);
		expect(everything.includes(defaultPassword)).toBe(false);
	});
});

describe('Login Expiration', () => {
	it('ends sessions, but no personal access tokens', async () => {
		const creds = await api.login('admin', 'admin');
		const made = await post('users.generatePersonalAccessToken', { tokenName: 'lasting' }, creds);
		const script = { userId: creds.userId, authToken: String(made.body.token) };
		const setDays = (value: unknown) => post('settings/Accounts_LoginExpiration', { value }, script);

		await setDays(1e-9);
		expect((await api.me(creds)).status).toBe(401);
		expect((await post('login', { resume: creds.authToken })).status).toBe(401);
		expect((await api.me(script)).status).toBe(200);

		for (const meaning90Days of [0, -1, null, '30', 90]) {
			await setDays(meaning90Days);
			expect((await api.me(creds)).status).toBe(200);
		}
	});
});

describe('a refusal from 9.0 on', () => {
	it('has an error, and nothing else', async () => {
		const newest = await startWorkspaceProcess({ version: '9.0' });
		const { call } = client(newest.url);
		const wrong = { user: 'admin', password: 'wrong' };
		for (const [answer, error] of [
			[await call('POST', '/api/v1/users.logoutOtherClients'), 'You must be logged in to do this.'],
			[await call('GET', '/api/v1/me'), 'You must be logged in to do this.'],
			[await call('POST', '/api/v1/login', { body: wrong }), 'Incorrect password'],
		] as const) {
			expect({ status: answer.status, body: answer.body }).toEqual({ status: 401, body: { success: false, error } });
		}
		await newest.stop();
	});
});
