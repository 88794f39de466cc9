import { failing } from '../support/fakes';
import { expiry, otherToken, request, RevokerSetup } from '../support/RevokerSetup';

let setup: RevokerSetup;

beforeEach(() => {
	setup = new RevokerSetup();
});

const confirmation = { id: 'yes', at: Date.parse('2026-11-22T12:00:00.000Z') };
const older = { id: 'older', at: confirmation.at - 20_000 };
const newer = { id: 'newer', at: confirmation.at + 20_000 };

const confirmed = { ...request, via: 'command', confirmation } as const;
/** What a confirmation that was not used before comes to. */
const done = { outcome: 'done', validUntil: expiry };
const byAnother = { ...confirmed, authToken: otherToken };

describe('the same client with the same confirmation', () => {
	it('gets the same outcome, and nothing happens again', async () => {
		await expect(setup.revoker().revoke(confirmed)).resolves.toEqual(done);
		const repeats = Array.from({ length: 3 }, () => setup.revoker().revoke({ ...confirmed, wantsDetails: true }));
		for (const repeat of await Promise.all(repeats)) {
			expect(repeat).toEqual({ ...done, isKnown: true });
		}
		expect(setup.workspace.calls).toHaveLength(1);
		expect(setup.notifier.attempts).toHaveLength(1);
		expect(setup.workspace.detailCalls).toBe(0);
	});

	it('does the work once if it asks 20 times at once within a process', async () => {
		const revoker = setup.revoker();
		const all = await Promise.all(Array.from({ length: 20 }, () => revoker.revoke(confirmed)));
		expect(all.filter(({ isKnown }) => !isKnown)).toHaveLength(1);
		expect(setup.workspace.calls).toHaveLength(1);
		expect(setup.notifier.attempts).toHaveLength(1);
	});

	it('gets no date again for a personal access token', async () => {
		setup.workspace.answer = () => null;
		await setup.revoker().revoke(confirmed);
		await expect(setup.revoker().revoke(confirmed)).resolves.toEqual({ ...done, validUntil: null, isKnown: true });
	});

	it('is told again that the outcome is unknown, and the owner is not told twice', async () => {
		setup.workspace.answer = failing('no-answer');
		const first = await setup.revoker().revoke(confirmed);
		expect(first).toMatchObject({ outcome: 'unknown', reason: 'no-answer' });
		expect(first).not.toHaveProperty('isKnown');
		setup.workspace.answer = () => expiry;
		const second = await setup.revoker().revoke(confirmed);
		expect(second).toMatchObject({ outcome: 'unknown', isKnown: true });
		expect(setup.workspace.calls).toHaveLength(1);
		expect(setup.notifier.attempts).toHaveLength(1);
	});

	it('may try again after a refusal', async () => {
		setup.workspace.answer = failing('rate-limited');
		await expect(setup.revoker().revoke(confirmed)).resolves.toMatchObject({ reason: 'rate-limited' });
		setup.workspace.answer = () => expiry;
		await expect(setup.revoker().revoke(confirmed)).resolves.toEqual(done);
	});
});

describe('another client with a confirmation that was used', () => {
	it.each([
		['done', () => expiry],
		['unknown', failing('no-answer')],
	])('is refused, and nothing happens (first outcome %s)', async (_outcome, answer) => {
		setup.workspace.answer = answer;
		await setup.revoker().revoke(confirmed);
		const refused = await setup.revoker().revoke(byAnother);
		expect(refused).toMatchObject({ outcome: 'nothing-happened', reason: 'already-answered' });
		expect(refused).not.toHaveProperty('isKnown');
		expect(setup.workspace.calls).toHaveLength(1);
		// That is news to administrators, not to the owner.
		expect(setup.notifier.attempts[1]).toMatchObject({ ending: { reason: 'already-answered' }, tellsOwner: false });
	});

	it('is refused while the first is still running in this process', async () => {
		const revoker = setup.revoker();
		const [first, second] = await Promise.all([revoker.revoke(confirmed), revoker.revoke(byAnother)]);
		expect(first).toEqual(done);
		expect(second).toMatchObject({ reason: 'already-answered' });
	});
});

describe('a confirmation from before the newest that was used', () => {
	it('is refused, also to the same client', async () => {
		await setup.revoker().revoke(confirmed);
		await expect(setup.revoker().revoke({ ...confirmed, confirmation: older })).resolves.toMatchObject({
			reason: 'already-answered',
		});
		expect(setup.workspace.calls).toHaveLength(1);
	});

	it('is no success for a login that a script of another client ended since', async () => {
		await setup.revoker().revoke(confirmed);
		await setup.revoker().revoke({ ...request, authToken: otherToken });
		await expect(setup.revoker().revoke(confirmed)).resolves.toMatchObject({ reason: 'already-answered' });
		expect(setup.workspace.calls).toHaveLength(2);
	});
});

it('a new confirmation does the work again, for any client', async () => {
	await setup.revoker().revoke(confirmed);
	const newest = { id: 'newest', at: newer.at + 1 };
	for (const again of [
		{ ...confirmed, confirmation: newer },
		{ ...byAnother, confirmation: newest },
	]) {
		await expect(setup.revoker().revoke(again)).resolves.toEqual(done);
	}
	expect(setup.workspace.calls).toHaveLength(3);
});

it('a confirmation works after a revocation by a script, which has none', async () => {
	await setup.revoker().revoke(request);
	await expect(setup.revoker().revoke(confirmed)).resolves.toEqual(done);
});

it("ignores another user's record", async () => {
	await setup.revoker().revoke(confirmed);
	await expect(setup.revoker().revoke({ ...confirmed, userId: 'bob' })).resolves.toEqual(done);
});
