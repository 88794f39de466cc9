import { day, LedgerSetup } from '../support/LedgerSetup';

let setup: LedgerSetup;
const minute = 60_000;

beforeEach(async () => {
	setup = new LedgerSetup();
	await setup.keeping().tend(setup.time());
});

/** Since when logins are counted, as far as the ledger claims. */
async function began(): Promise<number | undefined> {
	return (await setup.instance().of('alice')).known?.since;
}

it('goes on where it was as long as it shows every ten minutes that logins are noted, on whatever instance', async () => {
	const first = await began();
	for (let beat = 0; beat < 20; beat++) {
		setup.clock.pass(10 * minute);
		await setup.keeping().showAlive();
	}
	expect(await began()).toBe(first);
});

it('bears a job that is late and one that fails', async () => {
	const first = await began();
	setup.clock.pass(25 * minute);
	await setup.keeping().showAlive();
	expect(await began()).toBe(first);
});

it('begins anew after a time in which the app was disabled: nobody knows who logged in then', async () => {
	await setup.ledger.append('alice');
	setup.clock.pass(25 * minute + 1);
	// As the app starts.
	await setup.keeping().tend(setup.time());
	expect(await began()).toBe(setup.clock.now);
	const { known } = await setup.instance().of('alice');
	expect(known).toMatchObject({ logins: [], knownSince: 'counting' });

	// What was noted before goes with its day all the same.
	setup.clock.pass(92 * day);
	await setup.retention().removeOldRecords(setup.time());
	expect(setup.logins()).toEqual([]);
});

it('begins anew after a login that could not be noted', async () => {
	const { add } = setup.store;
	setup.store.add = async () => Promise.reject(new Error('storage is down'));
	setup.clock.pass(minute);
	await expect(setup.ledger.append('alice')).rejects.toThrow('storage is down');
	setup.store.add = add;
	setup.clock.pass(minute);
	await setup.keeping().showAlive();
	expect(await began()).toBe(setup.clock.now);
	// And goes on from there.
	const again = setup.clock.now;
	setup.clock.pass(10 * minute);
	await setup.keeping().showAlive();
	expect(await began()).toBe(again);
});

it('begins anew with the next login that can be noted, so that no other instance needs to know', async () => {
	const { add } = setup.store;
	setup.store.add = async () => Promise.reject(new Error('storage is down'));
	setup.clock.pass(minute);
	await expect(setup.ledger.append('alice')).rejects.toThrow('storage is down');
	setup.store.add = add;
	setup.clock.pass(minute);
	await setup.ledger.append('alice');
	const { known } = await setup.instance().of('alice');
	expect(known).toMatchObject({ logins: [setup.clock.now], knownSince: 'counting', since: setup.clock.now - 1 });
	// Said once.
	setup.store.calls.length = 0;
	await setup.ledger.append('alice');
	expect(setup.store.calls).toEqual(['add']);
});

it('begins anew after logins that were not noted because it was off, however shortly', async () => {
	setup.rules.keepsLedger = false;
	await setup.ledger.append('alice');
	setup.rules.keepsLedger = true;
	setup.clock.pass(1000);
	await setup.ledger.append('alice');
	expect(await began()).toBe(setup.clock.now - 1);
});

it('begins anew where it is switched on again before it was emptied', async () => {
	await setup.ledger.append('alice');
	setup.clock.pass(3 * day);
	await setup.keeping().showAlive();
	setup.rules.keepsLedger = false;
	const { remove } = setup.store;
	setup.store.remove = async (keys) => {
		setup.clock.pass(minute);
		return remove.call(setup.store, keys);
	};
	await expect(setup.keeping().tend(setup.time())).resolves.toBe(false);
	setup.store.remove = remove;
	setup.rules.keepsLedger = true;
	await setup.keeping().tend(setup.time());
	expect(await began()).toBe(setup.clock.now);
});

it('shows nothing where it is switched off', async () => {
	setup.rules.keepsLedger = false;
	await setup.keeping().tend(setup.time());
	await setup.keeping().showAlive();
	expect(await began()).toBeUndefined();
});

it('keeps one record of being alive, however long it lives', async () => {
	for (let beat = 0; beat < 100; beat++) {
		setup.clock.pass(10 * minute);
		await setup.keeping().showAlive();
	}
	expect(setup.store.all()).toHaveLength(2);
});
