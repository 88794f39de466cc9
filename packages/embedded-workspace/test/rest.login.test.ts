import { randomUUID } from 'crypto';

import type { TestWorkspace } from './support/workspace';
import { defaultPassword as password } from '../src/index';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
const username = `cy-${randomUUID()}`;
beforeAll(async () => {
	workspace = await sharedWorkspace();
	await workspace.createUser(username);
});

const logIn = (body: unknown) => workspace.call('POST', '/api/v1/login', { body });

describe('logging in', () => {
	it.each([
		['username', { user: username, password }],
		['email address', { user: `${username.toUpperCase()}@example.com`, password }],
		['an object', { user: { username }, password }],
		['the field username', { username, password }],
	])('works by %s', async (_how, body) => {
		expect(await logIn(body)).toMatchObject({
			status: 200,
			body: {
				status: 'success',
				data: { userId: expect.any(String), authToken: expect.stringMatching(/^\w{43}$/), me: { username } },
			},
		});
	});

	it('takes up a session by its token, which stays the same', async () => {
		const creds = await workspace.login(username, password);
		expect((await logIn({ resume: creds.authToken })).body).toMatchObject({ data: creds });
	});

	it.each([
		['a wrong password', { user: username, password: 'wrong' }, 403, 'Incorrect password'],
		['an unknown user', { user: 'nobody', password }, 'Unauthorized', 'Unauthorized'],
		['a user without password', { user: 'rocket.cat', password: '' }, 403, 'User has no password set'],
		['no password', { user: username }, 400, 'Unrecognized options for login request'],
		['an unknown token', { resume: 'unknown' }, 403, "You've been logged out by the server. Please log in again."],
	])('refuses %s', async (_what, body, error, message) => {
		expect(await logIn(body)).toMatchObject({ status: 401, body: { status: 'error', error, message } });
	});

	it('keeps at most 50 sessions: the oldest goes', async () => {
		const name = `many-${randomUUID()}`;
		await workspace.createUser(name);
		const first = await workspace.login(name, password);
		workspace.inStore(({ tokens }) => {
			for (let made = 1; made < 50; made++) {
				tokens.createLogin(first.userId);
			}
		});
		expect((await workspace.me(first)).status).toBe(200);
		await workspace.login(name, password);
		expect((await workspace.me(first)).status).toBe(401);
	});
});

describe('Login Expiration', () => {
	const setDays = (days: unknown) =>
		workspace.inStore(({ settings }) => settings.setValue('Accounts_LoginExpiration', days));

	it('ends sessions, but no personal access tokens', async () => {
		const [creds] = await workspace.newClients(1);
		const script = await workspace.personalAccessToken(creds);
		setDays(1e-9);
		expect(await workspace.statesOf(creds, script)).toEqual([401, 200]);
		expect((await logIn({ resume: creds.authToken })).status).toBe(401);

		for (const meaning90Days of [0, -1, null, '30', 'abc', 90]) {
			setDays(meaning90Days);
			expect((await workspace.me(creds)).status).toBe(200);
		}
	});
});
