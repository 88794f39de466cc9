import type { AppBody, AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer } from '../../support/client';

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());

const notLoggedIn = { status: 'error', message: 'You must be logged in to do this.' };

/** What holds for every answer, whatever its status. */
function expectAnswer(answer: HttpAnswer<AppBody>, status: number): void {
	expect(answer.status).toBe(status);
	expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
	expect(answer.headers.get('cache-control')).toBe('no-store');
}

async function stateOf(...clients: Credentials[]): Promise<number[]> {
	return Promise.all(clients.map(async (creds) => (await workspace.me(creds)).status));
}

describe('a client that is logged in', () => {
	it('stays, while all others of its user go; personal access tokens and other users stay', async () => {
		const madeAfter = Date.now();
		const [caller, phone, laptop] = await workspace.newClients(3);
		const madeBefore = Date.now();
		const script = await workspace.personalAccessToken(phone);
		const [stranger] = await workspace.newClients(1);

		const answer = await workspace.callApp({ creds: caller });

		expectAnswer(answer, 200);
		expect(answer.body).toEqual({ token: caller.authToken, tokenExpires: expect.any(String), success: true });
		const { tokenExpires = '' } = answer.body;
		expect(new Date(tokenExpires).toISOString()).toBe(tokenExpires);
		const ninetyDays = 90 * 24 * 60 * 60 * 1000;
		expect(Date.parse(tokenExpires)).toBeGreaterThanOrEqual(madeAfter + ninetyDays);
		expect(Date.parse(tokenExpires)).toBeLessThanOrEqual(madeBefore + ninetyDays);
		expect(await stateOf(caller, phone, laptop, script, stranger)).toEqual([200, 401, 401, 200, 200]);
	});

	it('gets the answer that the core endpoint gives', async () => {
		const [caller] = await workspace.newClients(1);
		const own = await workspace.callApp({ creds: caller });
		const core = await workspace.logoutOtherClients(caller);
		expect(own.body).toEqual(core.body);
	});

	it('may be a script with a personal access token, which has no end; all logins go', async () => {
		const [phone, laptop] = await workspace.newClients(2);
		const script = await workspace.personalAccessToken(phone);
		const answer = await workspace.callApp({ creds: script });
		expectAnswer(answer, 200);
		expect(answer.body).toEqual({ token: script.authToken, tokenExpires: '', success: true });
		expect(await stateOf(script, phone, laptop)).toEqual([200, 401, 401]);
	});

	it.each<[string, string | undefined, string | undefined]>([
		['nothing', undefined, undefined],
		['JSON', 'application/json', '{"userId":"admin","authToken":"x","token":"y"}'],
		['a form', 'application/x-www-form-urlencoded', 'userId=admin&authToken=x'],
		['text', 'text/plain', 'hello'],
		['more JSON than usual', 'application/json', JSON.stringify({ padding: 'x'.repeat(1_000_000) })],
	])('may send %s in the body: it is ignored', async (_what, contentType, body) => {
		const [caller, other] = await workspace.newClients(2);
		const headers = { 'x-user-id': caller.userId, 'x-auth-token': caller.authToken };
		const answer = await fetch(`${workspace.url}${endpointPath}`, {
			method: 'POST',
			headers: { ...headers, ...(contentType !== undefined && { 'content-type': contentType }) },
			...(body !== undefined && { body }),
		});
		expect(await answer.json()).toMatchObject({ token: caller.authToken, success: true });
		expect(await stateOf(caller, other)).toEqual([200, 401]);
	});

	it('is told by the host that its JSON is broken, and logs nobody out', async () => {
		const clients = await workspace.newClients(2);
		const headers = { 'x-user-id': clients[0].userId, 'x-auth-token': clients[0].authToken };
		const answer = await fetch(`${workspace.url}${endpointPath}`, {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: '{"broken',
		});
		expect(answer.status).toBe(400);
		expect(await stateOf(...clients)).toEqual([200, 200]);
	});
});

describe('a client that is not logged in', () => {
	it('is refused as by the core endpoint, whatever it sends in place of its own credentials', async () => {
		const [caller, other] = await workspace.newClients(2);
		const [stranger] = await workspace.newClients(1);
		const { userId, authToken } = caller;
		const tries: Record<string, string>[] = [
			{},
			{ 'x-user-id': userId },
			{ 'x-user-id': userId, 'x-auth-token': 'wrong' },
			{ 'x-user-id': userId, 'x-auth-token': stranger.authToken },
			{ 'x-user-id': stranger.userId, 'x-auth-token': authToken },
			{ 'x-auth-token': authToken },
			{ cookie: `rc_uid=${userId}; rc_token=${authToken}` },
			{ authorization: `Bearer ${authToken}` },
		];
		for (const headers of tries) {
			const answer = await workspace.callApp({ headers });
			expectAnswer(answer, 401);
			expect(answer.body).toEqual(notLoggedIn);
		}
		expect(await stateOf(caller, other, stranger)).toEqual([200, 200, 200]);
	});

	it('gets the same once its login was ended by another client', async () => {
		const [caller, other] = await workspace.newClients(2);
		await workspace.callApp({ creds: caller });
		const answer = await workspace.callApp({ creds: other });
		expectAnswer(answer, 401);
		expect(answer.body).toEqual(notLoggedIn);
	});
});

it('asks a client that is logged in by OAuth for a login token to keep', async () => {
	const [phone] = await workspace.newClients(1);
	const { body: me } = await workspace.me(phone);
	const made = await workspace.call<{ token: string }>('POST', '/workspace/oauth-tokens', {
		creds: workspace.admin,
		body: { username: me.username },
	});
	const answer = await workspace.callApp({ headers: { authorization: `Bearer ${made.body.token}` } });
	expectAnswer(answer, 400);
	expect(answer.body).toEqual({
		success: false,
		error: expect.stringContaining('X-Auth-Token'),
		errorType: 'error-parameter-required',
	});
	expect(await stateOf(phone)).toEqual([200]);
});

it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('refuses %s and names POST', async (method) => {
	const clients = await workspace.newClients(2);
	const answer = await workspace.callApp({ method, creds: clients[0] });
	expectAnswer(answer, 405);
	expect(answer.headers.get('allow')).toBe('POST');
	if (method !== 'HEAD') {
		expect(answer.body).toEqual({ status: 'error', message: expect.stringContaining('POST') });
	}
	expect(await stateOf(...clients)).toEqual([200, 200]);
});

describe("the app's own limit", () => {
	function expectTooMany(answer: HttpAnswer<AppBody>): void {
		expectAnswer(answer, 429);
		const retryAfter = Number(answer.headers.get('retry-after'));
		expect(retryAfter).toBeGreaterThanOrEqual(1);
		expect(retryAfter).toBeLessThanOrEqual(60);
		expect(answer.body).toEqual({
			success: false,
			error: expect.stringContaining(`${retryAfter} seconds`),
			errorType: 'error-too-many-requests',
		});
	}

	it('refuses the sixth call of a user within a minute, and no call of another user', async () => {
		const [caller] = await workspace.newClients(1);
		const [stranger] = await workspace.newClients(1);
		for (let call = 1; call <= 5; call++) expectAnswer(await workspace.callApp({ creds: caller }), 200);
		expectTooMany(await workspace.callApp({ creds: caller }));
		expectAnswer(await workspace.callApp({ creds: stranger }), 200);
		expect(await stateOf(caller)).toEqual([200]);
	});

	it('lets exactly five of twenty calls through that come at once', async () => {
		const [caller] = await workspace.newClients(1);
		const answers = await Promise.all(Array.from({ length: 20 }, () => workspace.callApp({ creds: caller })));
		const refused = answers.filter(({ status }) => status !== 200);
		expect(refused).toHaveLength(15);
		refused.forEach(expectTooMany);
	});
});
