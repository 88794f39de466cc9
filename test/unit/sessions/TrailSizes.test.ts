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

it('read no more logins of a day than they must, and say that there are more', async () => {
	for (const minute of ['00', '01', '10', '20']) await setup.logIn('alice', `2026-11-20T08:${minute}:00.000Z`);
	setup.clock.now = Date.parse('2026-11-21T03:37:00.000Z');
	await setup.sizes(2).countDays();
	await expect(setup.sizes().total()).resolves.toEqual({ logins: 2, revocations: 0, isAtLeast: true });
	await expect(setup.sizes(4).total()).resolves.toMatchObject({ logins: 2 });
});

it('shrink with retention', async () => {
	await setup.logIn('alice', '2026-08-01T08:00:00.000Z');
	await countAt('2026-08-02T03:37:00.000Z');
	await setup.logIn('alice', '2026-11-20T08:00:00.000Z');
	await countAt('2026-11-22T03:37:00.000Z');
	await setup.retention().removeOldRecords(setup.time());
	await expect(setup.sizes().total()).resolves.toEqual({ logins: 1, revocations: 0 });
});
