import { RecordRetention } from '../../../src/sessions/RecordRetention';
import { recordKeys } from '../../../src/sessions/recordKeys';
import { FakeClock, FakeRules } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const day = 24 * 60 * 60 * 1000;

let clock: FakeClock;
let store: MemoryRecordStore;
let rules: FakeRules;

function run(): Promise<number> {
	return new RecordRetention(store, rules, clock.read).removeOldRecords();
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
