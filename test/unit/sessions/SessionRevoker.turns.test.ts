import { RevocationError } from '../../../src/sessions/endings';
import { expiry, otherToken, request, RevokerSetup, token } from '../support/RevokerSetup';

let setup: RevokerSetup;

beforeEach(() => {
	setup = new RevokerSetup();
});

afterEach(() => {
	expect(JSON.stringify([setup.records.users, setup.log.lines, setup.notifier.attempts])).not.toContain(token);
});

describe('two clients at the same moment', () => {
	/** Not atomic, as in the real workspace: the tokens of others are pulled, then the caller's own is looked up. */
	let alive: string[];

	beforeEach(() => {
		alive = [token, otherToken];
		setup.workspace.answer = async ({ authToken }) => {
			if (!alive.includes(authToken)) {
				throw new RevocationError('not-logged-in', 'not accepted');
			}
			await Promise.resolve();
			alive = alive.filter((each) => each === authToken);
			await Promise.resolve();
			return alive.includes(authToken) ? expiry : null;
		};
	});

	it('take turns in one process: the first stays, and the second is told that it is out', async () => {
		const revoker = setup.revoker();
		const [first, second] = await Promise.all([
			revoker.revoke(request),
			revoker.revoke({ ...request, authToken: otherToken }),
		]);
		expect(first).toEqual({ outcome: 'done', validUntil: expiry });
		expect(second).toMatchObject({ outcome: 'nothing-happened', reason: 'not-logged-in' });
		expect(alive).toEqual([token]);
	});

	it('log each other out on two instances, and neither hears of a success', async () => {
		setup.workspace.isTokenValid = false;
		const ended = await Promise.all([
			setup.revoker().revoke(request),
			setup.revoker().revoke({ ...request, authToken: otherToken }),
		]);
		expect(alive).toEqual([]);
		for (const each of ended) {
			expect(each).toMatchObject({ outcome: 'unknown', reason: 'ended-by-another' });
		}
	});
});
