import { LedgerSetup } from '../support/LedgerSetup';

let setup: LedgerSetup;

beforeEach(() => {
	setup = new LedgerSetup();
});

const iso = (times: number[] | undefined): string[] | undefined => times?.map((at) => new Date(at).toISOString());

async function began(at: string): Promise<void> {
	setup.clock.now = Date.parse(at);
	await setup.keeping().tend(setup.time());
}

it('knows who logged in when, newest first, and of nobody else', async () => {
	await began('2026-08-01T00:00:00.000Z');
	await setup.logIn('alice', '2026-11-01T08:00:00.000Z');
	await setup.logIn('bob', '2026-11-02T08:00:00.000Z');
	await setup.logIn('alice', '2026-11-03T08:00:00.000Z');
	setup.clock.now = Date.parse('2026-11-22T12:00:00.000Z');
	const { known, lastRevocation } = await setup.ledger.of('alice');
	expect(iso(known?.logins)).toEqual(['2026-11-03T08:00:00.000Z', '2026-11-01T08:00:00.000Z']);
	expect(known).toMatchObject({ knownSince: 'period', since: Date.parse('2026-08-24T12:00:00.000Z'), expired: [] });
	expect(lastRevocation).toBeUndefined();
});

it('notes user and time, and nothing else', async () => {
	await setup.logIn('alice', '2026-11-01T08:00:00.000Z');
	const at = Date.parse('2026-11-01T08:00:00.000Z');
	expect(setup.store.all()).toEqual([{ kind: 'login', userId: 'alice', at }]);
});

it('costs one write per login and no read', async () => {
	await setup.logIn('alice', '2026-11-01T08:00:00.000Z');
	await setup.logIn('alice', '2026-11-01T09:00:00.000Z');
	expect(setup.store.calls).toEqual(['add', 'add']);
});

it('is read with one look at what is the user’s own, once its notes are known', async () => {
	await began('2026-11-01T00:00:00.000Z');
	await setup.ledger.of('alice');
	setup.store.calls.length = 0;
	await setup.ledger.of('alice');
	expect(setup.store.calls).toEqual(['find']);
});

it('says since when it counts where it is younger than a login can be', async () => {
	await began('2026-11-20T06:00:00.000Z');
	await setup.logIn('alice', '2026-11-21T08:00:00.000Z');
	const { known } = await setup.ledger.of('alice');
	expect(known).toMatchObject({ knownSince: 'counting', since: Date.parse('2026-11-20T06:00:00.000Z') });
	expect(known?.logins).toHaveLength(1);
});

it('counts from the last time others were logged out: whatever is older has ended then', async () => {
	await began('2026-08-01T00:00:00.000Z');
	await setup.logIn('alice', '2026-11-01T08:00:00.000Z');
	await setup.revoke('alice', '2026-11-10T08:00:00.000Z');
	await setup.revoke('bob', '2026-11-12T08:00:00.000Z');
	await setup.logIn('alice', '2026-11-11T08:00:00.000Z');
	const { known, lastRevocation } = await setup.ledger.of('alice');
	expect(known).toMatchObject({ knownSince: 'revocation', since: Date.parse('2026-11-10T08:00:00.000Z') });
	expect(iso(known?.logins)).toEqual(['2026-11-11T08:00:00.000Z']);
	expect(lastRevocation).toMatchObject({ via: 'endpoint', at: Date.parse('2026-11-10T08:00:00.000Z') });
});

it('knows the last revocation also without a ledger', async () => {
	setup.rules.keepsLedger = false;
	await setup.revoke('alice', '2026-11-10T08:00:00.000Z');
	const { known, lastRevocation } = await setup.ledger.of('alice');
	expect(known).toBeUndefined();
	expect(lastRevocation).toMatchObject({ userId: 'alice' });
});

it('takes a revocation whose outcome is unknown for none', async () => {
	await began('2026-08-01T00:00:00.000Z');
	await setup.store.add([{ tag: 'login-history-of-alice' }], {
		kind: 'revocation',
		userId: 'alice',
		at: setup.clock.now,
		outcome: 'unknown',
	});
	expect((await setup.ledger.of('alice')).lastRevocation).toBeUndefined();
});

it('keeps as many logins of a user as a workspace does, on any number of instances', async () => {
	await began('2026-08-01T00:00:00.000Z');
	const [one, two] = [setup.instance(), setup.instance()];
	for (let count = 0; count < 260; count++) {
		setup.clock.pass(60_000);
		await (count % 2 === 0 ? one : two).append('alice');
	}
	const { known } = await one.of('alice');
	expect(known?.logins).toHaveLength(50);
	// Each instance holds back up to two batches of fifty.
	expect(setup.logins().length).toBeLessThanOrEqual(200);
	const newest = Math.max(...(known?.logins ?? []));
	expect(newest).toBe(setup.clock.now);
});

it('survives records that are none of its own', async () => {
	await began('2026-08-01T00:00:00.000Z');
	for (const data of [{}, { kind: 'login' }, { kind: 'login', at: 'x' }]) {
		await setup.store.add([{ tag: 'login-history-of-alice' }], data);
	}
	expect((await setup.ledger.of('alice')).known?.logins).toEqual([]);
});

describe('the setting', () => {
	it('off: notes nothing, and nothing is known', async () => {
		await began('2026-11-01T00:00:00.000Z');
		setup.rules.keepsLedger = false;
		await setup.logIn('alice', '2026-11-02T08:00:00.000Z');
		expect(setup.logins()).toEqual([]);
		expect((await setup.ledger.of('alice')).known).toBeUndefined();
	});

	it('switched off: removes all that was noted, from the day the ledger began to tomorrow', async () => {
		await began('2026-11-01T10:00:00.000Z');
		await setup.logIn('alice', '2026-11-01T10:00:00.001Z');
		await setup.logIn('bob', '2026-11-10T08:00:00.000Z');
		// Noted by an instance whose clock is ahead.
		await setup.logIn('carol', '2026-11-23T00:00:01.000Z');
		await setup.revoke('alice', '2026-11-22T12:00:00.000Z');
		setup.rules.keepsLedger = false;
		await setup.keeping().tend(setup.time());
		expect(setup.logins()).toEqual([]);
		expect((await setup.instance().of('alice')).lastRevocation).toBeDefined();
	});

	it('switched off on a large workspace: is emptied in as many runs as it takes', async () => {
		await began('2026-11-20T10:00:00.000Z');
		await setup.logIn('alice', '2026-11-20T10:00:00.001Z');
		await setup.logIn('alice', '2026-11-22T10:00:00.001Z');
		setup.rules.keepsLedger = false;
		const { remove } = setup.store;
		setup.store.remove = async (keys) => {
			setup.clock.pass(60);
			return remove.call(setup.store, keys);
		};
		let runs = 1;
		while (!(await setup.keeping().tend(setup.time()))) runs++;
		expect(runs).toBeGreaterThan(1);
		expect(setup.logins()).toEqual([]);
	});

	it('switched on again: begins anew, and claims nothing of the time between', async () => {
		await began('2026-11-01T10:00:00.000Z');
		setup.rules.keepsLedger = false;
		await began('2026-11-05T10:00:00.000Z');
		setup.rules.keepsLedger = true;
		await began('2026-11-10T10:00:00.000Z');
		expect((await setup.instance().of('alice')).known).toMatchObject({
			knownSince: 'counting',
			since: Date.parse('2026-11-10T10:00:00.000Z'),
		});
	});

	it('tended by two instances at once: begins once, with the later claim of the two forgotten', async () => {
		await Promise.all([setup.keeping().tend(setup.time()), setup.keeping().tend(setup.time())]);
		setup.clock.pass(1000);
		await setup.keeping().tend(setup.time());
		const began = (await setup.notes().read()).ledgerBegan;
		expect(began).toBe(Date.parse('2026-11-22T12:00:00.000Z'));
	});
});
