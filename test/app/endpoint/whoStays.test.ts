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
		// The core endpoint answers the same.
		expect((await workspace.logoutOtherClients(caller)).body).toEqual(answer.body);
	});

	it('may be a script with a personal access token: it stays, and all logins end', async () => {
		const [phone, laptop] = await workspace.newClients(2);
		const script = await workspace.personalAccessToken(phone);
		const answer = await workspace.callApp({ creds: script });
		expectAnswer(answer, 200);
		expect(answer.body).toEqual({ token: script.authToken, tokenExpires: '', success: true });
		expect(await statesOf(workspace, script, phone, laptop)).toEqual([200, 401, 401]);
	});

	it('is the only one of several callers that stays, and each gets a true answer', async () => {
		const users = await Promise.all(Array.from({ length: 3 }, () => workspace.newClients(4)));
		const told = await Promise.all(users.flat().map((creds) => workspace.callApp({ creds })));
		const states = await Promise.all(users.map((clients) => statesOf(workspace, ...clients)));
		expect(told.map(({ status }) => status)).toEqual(states.flat());
		for (const ofUser of states) {
			expect(ofUser.sort()).toEqual([200, 401, 401, 401]);
		}
		told.filter(({ status }) => status === 401).forEach((answer) => expectFailure(answer, notLoggedIn));
	});
});

it('a client that is not logged in is refused, whatever it sends instead of its own login', async () => {
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
