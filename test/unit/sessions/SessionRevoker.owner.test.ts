import { failing } from '../support/fakes';
import { expiry, otherToken, request, RevokerSetup, token } from '../support/RevokerSetup';

let setup: RevokerSetup;

beforeEach(() => {
	setup = new RevokerSetup();
});

afterEach(() => {
	expect(JSON.stringify([setup.records.users, setup.log.lines, setup.notifier.attempts])).not.toContain(token);
});

describe('the owner', () => {
	/** Returns whether the owner is told of a revocation `ms` after the one before. */
	async function isToldAfter(ms: number, authToken = token): Promise<boolean | undefined> {
		setup.clock.pass(ms);
		await setup.revoker().revoke({ ...request, authToken });
		return setup.notifier.attempts[setup.notifier.attempts.length - 1]?.tellsOwner;
	}

	it('is told once a minute what one login does again and again', async () => {
		expect(await isToldAfter(0)).toBe(true);
		expect(await isToldAfter(1)).toBe(false);
		expect(await isToldAfter(59_998)).toBe(false);
		expect(await isToldAfter(1)).toBe(true);
		expect(await isToldAfter(59_999)).toBe(false);
	});

	it('is told what another login does in between', async () => {
		expect(await isToldAfter(0)).toBe(true);
		expect(await isToldAfter(1000)).toBe(false);
		expect(await isToldAfter(1000, otherToken)).toBe(true);
		expect(await isToldAfter(1000)).toBe(true);
	});

	it('is told of another outcome', async () => {
		setup.workspace.answer = failing('no-answer');
		expect(await isToldAfter(0)).toBe(true);
		expect(await isToldAfter(1000)).toBe(false);
		setup.workspace.answer = () => expiry;
		expect(await isToldAfter(1000)).toBe(true);
	});

	it('is not told again because of a refusal in between', async () => {
		expect(await isToldAfter(0)).toBe(true);
		setup.workspace.answer = failing('rate-limited');
		expect(await isToldAfter(1000)).toBe(false);
		setup.workspace.answer = () => expiry;
		expect(await isToldAfter(1000)).toBe(false);
	});

	it('may be told twice, never not at all, if a record cannot be written', async () => {
		setup.records.isOutOfOrder = true;
		expect(await isToldAfter(0)).toBe(true);
		expect(await isToldAfter(1000)).toBe(true);
	});

	it('is told again within the minute if the message before was not sent, or may not have been', async () => {
		for (const isSent of [false, undefined]) {
			setup.notifier.isSent = isSent;
			expect(await isToldAfter(1000)).toBe(true);
			expect(setup.notifier.attempts[setup.notifier.attempts.length - 1].isOwnerTold).toBe(isSent);
			expect(setup.records.users.alice.revocation?.notifiedAt).toBeUndefined();
		}
		setup.notifier.isSent = true;
		expect(await isToldAfter(1000)).toBe(true);
		expect(await isToldAfter(1000)).toBe(false);
	});
});
