import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { expectAnswer, expectFailure, notLoggedIn, statesOf } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

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
		expect(await statesOf(workspace, caller, phone, laptop, script, stranger)).toEqual([200, 401, 401, 200, 200]);
	});

	it('gets the answer that the core endpoint gives', async () => {
		const [caller] = await workspace.newClients(1);
		const own = await workspace.callApp({ creds: caller });
		const core = await workspace.logoutOtherClients(caller);
		expect(own.body).toEqual(core.body);
	});

	it('may be a script with a personal access token, which does not expire; all logins go', async () => {
		const [phone, laptop] = await workspace.newClients(2);
		const script = await workspace.personalAccessToken(phone);
		const answer = await workspace.callApp({ creds: script });
		expectAnswer(answer, 200);
		expect(answer.body).toEqual({ token: script.authToken, tokenExpires: '', success: true });
		expect(await statesOf(workspace, script, phone, laptop)).toEqual([200, 401, 401]);
	});

	it('may have a token that an administrator made', async () => {
		const [phone] = await workspace.newClients(1);
		const body = { userId: phone.userId };
		const made = await workspace.call<{ data: { userId: string; authToken: string } }>(
			'POST',
			'/api/v1/users.createToken',
			{
				creds: workspace.admin,
				body,
			},
		);
		const answer = await workspace.callApp({ creds: made.body.data });
		expectAnswer(answer, 200);
		expect(Date.parse(answer.body.tokenExpires ?? '')).toBeGreaterThan(Date.now());
		expect(await statesOf(workspace, made.body.data, phone)).toEqual([200, 401]);
	});

	it('leaves its token in no entry of the app log, and one line about what it did', async () => {
		const [caller] = await workspace.newClients(1);
		await workspace.callApp({ creds: caller });
		const log = await workspace.logLines();
		expect(log.filter((line) => line.includes(caller.userId))).toEqual([
			expect.stringMatching(new RegExp(`^attempt result=done via=endpoint user=${caller.userId} `)),
		]);
		expect(log.join('\n')).not.toContain(caller.authToken);
	});

	it('may call as often as it likes, and so may another session of the user at the same time', async () => {
		const [owner] = await workspace.newClients(1);
		const script = await workspace.personalAccessToken(owner);
		for (let call = 0; call < 30; call++) {
			expect((await workspace.callApp({ creds: script })).status).toBe(200);
			const login = await workspace.login(String((await workspace.me(script)).body.username), 'correct horse');
			expect((await workspace.callApp({ creds: login })).status).toBe(200);
		}
	});
});

describe('a client that is not logged in', () => {
	it('is refused, whatever it sends in place of its own credentials', async () => {
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
			expectFailure(await workspace.callApp({ headers }), notLoggedIn);
		}
		expect(await statesOf(workspace, caller, other, stranger)).toEqual([200, 200, 200]);
	});

	it('is refused once its login was ended by another client', async () => {
		const [caller, other] = await workspace.newClients(2);
		await workspace.callApp({ creds: caller });
		expectFailure(await workspace.callApp({ creds: other }), notLoggedIn);
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
	expectFailure(answer, { status: 400, errorType: 'error-parameter-required', text: /X-Auth-Token/ });
	expect(await statesOf(workspace, phone)).toEqual([200]);
});

it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('refuses %s and names POST', async (method) => {
	const clients = await workspace.newClients(2);
	const answer = await workspace.callApp({ method, creds: clients[0] });
	expectAnswer(answer, 405);
	expect(answer.headers.get('allow')).toBe('POST');
	if (method !== 'HEAD') {
		expectFailure(answer, { status: 405, errorType: 'error-method-not-allowed', text: /POST/ });
	}
	expect(await statesOf(workspace, ...clients)).toEqual([200, 200]);
});
