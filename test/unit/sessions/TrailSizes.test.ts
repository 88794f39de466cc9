import { loginsOfSlice } from '../../../src/sessions/recordKeys';
import { LedgerSetup } from '../support/LedgerSetup';

let setup: LedgerSetup;

beforeEach(() => {
	setup = new LedgerSetup();
});

async function countAt(now: string): Promise<void> {
	setup.clock.now = Date.parse(now);
	await setup.sizes().countDays();
}

it('are unknown before the first night', async () => {
	await expect(setup.sizes().total()).resolves.toBeUndefined();
});

it('count whole days, each once', async () => {
	await setup.logIn('alice', '2026-11-20T00:00:00.000Z');
	await setup.logIn('bob', '2026-11-20T23:59:59.999Z');
	await setup.revoke('alice', '2026-11-21T08:00:00.000Z');
	await setup.logIn('alice', '2026-11-22T00:00:00.000Z');
	await countAt('2026-11-22T03:37:00.000Z');
	await countAt('2026-11-22T03:38:00.000Z');
	await expect(setup.sizes().total()).resolves.toEqual({ logins: 2, revocations: 1 });
	await countAt('2026-11-23T03:37:00.000Z');
	await expect(setup.sizes().total()).resolves.toEqual({ logins: 3, revocations: 1 });
});

it('read nothing twice: a second night costs the reading of one day', async () => {
	await countAt('2026-11-22T03:37:00.000Z');
	setup.store.calls.length = 0;
	await countAt('2026-11-23T03:37:00.000Z');
	// The counts, the notes, 144 slices of logins, the day's other records.
	expect(setup.store.calls.filter((call) => call === 'find')).toHaveLength(1 + 1 + 144 + 1);
});

it('read no more than 20,000 logins of a day, and say that there are more', async () => {
	const at = Date.parse('2026-11-20T08:00:00.000Z');
	for (let count = 0; count < 20_000; count++) await setup.store.add([loginsOfSlice(at)], {});
	await setup.logIn('alice', '2026-11-20T09:00:00.000Z');
	await countAt('2026-11-21T03:37:00.000Z');
	await expect(setup.sizes().total()).resolves.toEqual({ logins: 20_000, revocations: 0, isAtLeast: true });
});

it('shrink with retention', async () => {
	await setup.logIn('alice', '2026-08-01T08:00:00.000Z');
	await countAt('2026-08-02T03:37:00.000Z');
	await setup.logIn('alice', '2026-11-20T08:00:00.000Z');
	await countAt('2026-11-22T03:37:00.000Z');
	await setup.retention().removeOldRecords(setup.time());
	await expect(setup.sizes().total()).resolves.toEqual({ logins: 1, revocations: 0 });
});
