import { failing } from '../support/fakes';
import { expiry, otherToken, request, RevokerSetup } from '../support/RevokerSetup';

let setup: RevokerSetup;

beforeEach(() => {
	setup = new RevokerSetup();
});

/** Returns whether the owner was told of a revocation `ms` after the one before. */
async function isToldAfter(ms: number, authToken = request.authToken): Promise<boolean | undefined> {
	setup.clock.pass(ms);
	await setup
		.revoker()
		.revoke({ ...request, authToken })
		.catch(() => undefined);
	return setup.notifier.attempts[setup.notifier.attempts.length - 1]?.shouldNotify;
}

it('a repeat by the same login within a minute is not told', async () => {
	expect(await isToldAfter(0)).toBe(true);
	expect(await isToldAfter(1)).toBe(false);
	expect(await isToldAfter(59_998)).toBe(false);
});

it('a repeat after a minute is told', async () => {
	expect(await isToldAfter(0)).toBe(true);
	expect(await isToldAfter(60_000)).toBe(true);
});

it('a client that calls all the time is told of every minute, and cannot put it off (situation 10)', async () => {
	const told: boolean[] = [];
	for (let second = 0; second < 300; second += 10) {
		told.push((await isToldAfter(10_000)) === true);
	}
	expect(told.filter(Boolean)).toHaveLength(5);
});

it('a client that calls all the time does not hide what another login of the user does', async () => {
	expect(await isToldAfter(0)).toBe(true);
	expect(await isToldAfter(1000)).toBe(false);
	expect(await isToldAfter(1000, otherToken)).toBe(true);
	expect(await isToldAfter(1000)).toBe(true);
});

it('another outcome is told', async () => {
	setup.workspace.answer = failing('no-answer');
	expect(await isToldAfter(0)).toBe(true);
	expect(await isToldAfter(1000)).toBe(false);
	setup.workspace.answer = () => expiry;
	expect(await isToldAfter(1000)).toBe(true);
});

it('a refusal in between changes nothing', async () => {
	expect(await isToldAfter(0)).toBe(true);
	setup.workspace.answer = failing('rate-limited');
	expect(await isToldAfter(1000)).toBe(false);
	setup.workspace.answer = () => expiry;
	expect(await isToldAfter(1000)).toBe(false);
});

it('a record that cannot be written leads to one notice too many, never to one too few', async () => {
	setup.records.writeError = new Error('down');
	expect(await isToldAfter(0)).toBe(true);
	expect(await isToldAfter(1000)).toBe(true);
});
