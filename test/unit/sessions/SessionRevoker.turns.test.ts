import { RevocationError } from '../../../src/sessions/errors';
import { expiry, otherToken, request, RevokerSetup, token } from '../support/RevokerSetup';

/** A workspace that is not atomic, as the real one: the tokens of others are pulled, then the caller's own is looked up. */
class LoginTokens {
	alive = [token, otherToken];

	readonly answer = async ({ authToken }: { authToken: string }): Promise<Date | null> => {
		if (!this.alive.includes(authToken)) {
			throw new RevocationError('not-logged-in', 'the workspace does not accept the login token');
		}
		await Promise.resolve();
		this.alive = this.alive.filter((each) => each === authToken);
		await Promise.resolve();
		return this.alive.includes(authToken) ? expiry : null;
	};
}

let setup: RevokerSetup;

beforeEach(() => {
	setup = new RevokerSetup();
});

it('of two clients that ask at the same moment exactly one stays, and the other is told (situation 2)', async () => {
	const tokens = new LoginTokens();
	setup.workspace.answer = tokens.answer;
	const revoker = setup.revoker();
	const [first, second] = await Promise.allSettled([
		revoker.revoke(request),
		revoker.revoke({ ...request, authToken: otherToken }),
	]);
	expect(first).toMatchObject({ status: 'fulfilled', value: { tokenExpires: expiry } });
	expect(second).toMatchObject({ status: 'rejected', reason: { reason: 'not-logged-in' } });
	expect(tokens.alive).toEqual([token]);
});

it('on two instances each that is out is told so, and none hears of a success', async () => {
	const tokens = new LoginTokens();
	setup.workspace.answer = tokens.answer;
	setup.workspace.isLoggedIn = async (call?: { authToken: string }) => tokens.alive.includes(call?.authToken ?? '');
	const ended = await Promise.allSettled([
		setup.revoker().revoke(request),
		setup.revoker().revoke({ ...request, authToken: otherToken }),
	]);
	expect(tokens.alive).toEqual([]);
	for (const each of ended) {
		expect(each).toMatchObject({ status: 'rejected', reason: { reason: 'ended-by-another', outcome: 'unknown' } });
	}
});

it('a workspace that hangs holds up the next client of the user for 5 s, and no other user', async () => {
	jest.useFakeTimers();
	try {
		setup.workspace.answer = () => new Promise(() => undefined);
		const revoker = setup.revoker();
		void revoker.revoke(request);
		setup.workspace.answer = () => expiry;
		await expect(revoker.revoke({ ...request, userId: 'bob' })).resolves.toMatchObject({ tokenExpires: expiry });
		const next = revoker.revoke({ ...request, authToken: otherToken });
		await jest.advanceTimersByTimeAsync(4999);
		expect(setup.workspace.calls.map(({ userId }) => userId)).toEqual(['alice', 'bob']);
		await jest.advanceTimersByTimeAsync(1);
		await expect(next).resolves.toMatchObject({ tokenExpires: expiry });
	} finally {
		jest.useRealTimers();
	}
});
