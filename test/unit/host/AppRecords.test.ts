import { RecordRetention } from '../../../src/sessions/RecordRetention';
import { loginsOfSlice, recordKeys } from '../../../src/sessions/recordKeys';
import { NotesCache, RecordNotes } from '../../../src/sessions/RecordNotes';
import { RunTime } from '../../../src/sessions/RunTime';
import { FakeClock, FakeRules } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const day = 24 * 60 * 60 * 1000;

let clock: FakeClock;
let store: MemoryRecordStore;
let rules: FakeRules;

function notes(): RecordNotes {
	return new RecordNotes(store, new NotesCache(), clock.read);
}

async function run(): Promise<number> {
	const { days, isDone } = await retention().removeOldRecords(new RunTime(clock.read));
	expect(isDone).toBe(true);
	return days;
}

function retention(): RecordRetention {
	return new RecordRetention(store, notes(), rules, clock.read);
}

async function addRecord(madeAt: string): Promise<void> {
	await store.add(recordKeys('alice', Date.parse(madeAt)), { madeAt });
}

function left(): unknown[] {
	return store
		.all()
		.map((record) => (record as { madeAt?: string }).madeAt)
		.filter(Boolean);
}

beforeEach(() => {
	clock = new FakeClock(Date.parse('2026-11-22T12:00:00.000Z'));
	store = new MemoryRecordStore();
	rules = new FakeRules(30);
});

it('removes days that lie wholly before the Login Expiration period', async () => {
	// 30 days before now is 23 October, noon: that day still holds records that count.
	await addRecord('2026-10-22T23:59:59.999Z');
	await addRecord('2026-10-23T00:00:00.000Z');
	await addRecord('2026-11-22T11:00:00.000Z');
	await run();
	expect(left()).toEqual(['2026-10-23T00:00:00.000Z', '2026-11-22T11:00:00.000Z']);
});

it('goes on from where the last run ended', async () => {
	await run();
	clock.pass(3 * day);
	await addRecord('2026-10-24T00:00:00.000Z');
	store.calls.length = 0;
	await expect(run()).resolves.toBe(3);
	expect(store.calls.filter((call) => call === 'remove')).toHaveLength(3 + 1);
	expect(left()).toEqual([]);
});

it('does nothing on a second run of the same day', async () => {
	await run();
	await addRecord('2026-11-22T11:00:00.000Z');
	await expect(run()).resolves.toBe(0);
	expect(left()).toHaveLength(1);
});

it('catches up when the setting becomes shorter', async () => {
	await run();
	await addRecord('2026-11-10T00:00:00.000Z');
	rules.loginExpiration = 1;
	await run();
	expect(left()).toEqual([]);
});

it('keeps what it has when the setting becomes longer', async () => {
	await run();
	rules.loginExpiration = 36500;
	await addRecord('2026-11-10T00:00:00.000Z');
	await expect(run()).resolves.toBe(0);
	expect(left()).toHaveLength(1);
});

it.each([[36500], [1e12], [Infinity]])('keeps everything with a setting of %p days', async (days) => {
	rules.loginExpiration = days;
	await addRecord('1999-12-31T00:00:00.000Z');
	await expect(run()).resolves.toBe(0);
	expect(left()).toHaveLength(1);
});

it('holds with two runs at the same time', async () => {
	await addRecord('2026-10-01T00:00:00.000Z');
	await Promise.all([run(), run()]);
	expect(left()).toEqual([]);
	await expect(run()).resolves.toBe(0);
});

describe('the login ledger', () => {
	async function addLogin(madeAt: string): Promise<void> {
		await store.add([loginsOfSlice(Date.parse(madeAt))], { madeAt });
	}

	it('loses the days that lie wholly before the period, slice by slice, without reading one', async () => {
		await notes().ledgerBegan(Date.parse('2026-10-20T08:00:00.000Z'));
		await addLogin('2026-10-20T23:59:59.999Z');
		await addLogin('2026-10-22T00:00:00.000Z');
		await addLogin('2026-10-23T00:00:00.000Z');
		store.calls.length = 0;
		await run();
		expect(left()).toEqual(['2026-10-23T00:00:00.000Z']);
		// One look at the notes; then 366 days of records at most, and three of 144 slices of logins.
		expect(store.calls.filter((call) => call === 'find')).toHaveLength(1);
		expect(store.calls.filter((call) => call === 'remove')).toHaveLength(366 + 3 * 144 + 1);
	});

	it('is removed in as many runs as it takes, each of which ends in time', async () => {
		await notes().ledgerBegan(Date.parse('2026-10-18T08:00:00.000Z'));
		await addLogin('2026-10-18T23:59:59.999Z');
		await addLogin('2026-10-22T23:59:59.999Z');
		const { remove } = store;
		store.remove = async (keys) => {
			// A large workspace: a second for each removal.
			clock.pass(1000);
			return remove.call(store, keys);
		};
		let runs = 0;
		for (let isDone = false; !isDone; runs++) {
			const begun = clock.now;
			({ isDone } = await retention().removeOldRecords(new RunTime(clock.read)));
			// The last removal, and noting how far it came.
			expect(clock.now - begun).toBeLessThanOrEqual(15_000 + 2_000);
			if (runs > 0) store.remove = remove;
		}
		expect(left()).toEqual([]);
		expect(runs).toBeGreaterThan(1);
	});

	it('costs a workspace nothing that keeps none', async () => {
		await run();
		clock.pass(day);
		store.calls.length = 0;
		await run();
		expect(store.calls.filter((call) => call === 'remove')).toHaveLength(1 + 1);
	});
});
