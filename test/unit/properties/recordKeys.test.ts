import fc from 'fast-check';

import { dayNumber, ofDay, recentOf, recordKeys } from '../../../src/sessions/recordKeys';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const minute = 60_000;
const now = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2100-01-01') });
const sizes = { maxLength: 20 };

/** Stores a record of each age (ms before `at`), looks at `at`, and gives the ages that were found. */
async function agesFound(at: number, ages: number[], userId = 'alice'): Promise<number[]> {
	const store = new MemoryRecordStore();
	for (const age of ages) await store.add(recordKeys('alice', at - age), { age });
	const found = (await store.find(recentOf(userId, at))) as { age: number }[];
	return found.map(({ age }) => age);
}

it('finds every record of the last two minutes, at any moment', async () => {
	const young = fc.array(fc.integer({ min: 0, max: 2 * minute }), sizes);
	await fc.assert(fc.asyncProperty(now, young, async (at, ages) => expect(await agesFound(at, ages)).toEqual(ages)));
});

it('finds none that is three minutes old', async () => {
	const old = fc.array(fc.integer({ min: 3 * minute, max: 10_000 * minute }), sizes);
	await fc.assert(fc.asyncProperty(now, old, async (at, ages) => expect(await agesFound(at, ages)).toEqual([])));
});

it('finds none of another user', async () => {
	const any = fc.array(fc.integer({ min: 0, max: 5 * minute }), sizes);
	await fc.assert(fc.asyncProperty(now, any, async (at, ages) => expect(await agesFound(at, ages, 'bob')).toEqual([])));
});

it('lets a day be cleared without a record of another day', async () => {
	const moments = fc.array(now, { minLength: 1, maxLength: 10 });
	await fc.assert(
		fc.asyncProperty(moments, async (all) => {
			const store = new MemoryRecordStore();
			for (const at of all) await store.add(recordKeys('alice', at), { at });
			const day = dayNumber(all[0]);
			await store.remove([ofDay(day)]);
			expect(store.all()).toEqual(all.filter((at) => dayNumber(at) !== day).map((at) => ({ at })));
		}),
	);
});
