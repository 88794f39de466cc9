import { recentOf, recordKeys } from '../../../src/sessions/recordKeys';
import { FakeClock } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

/** Just before and just after a minute begins: where a small difference of clocks matters. */
const turns = ['2026-11-22T12:00:00.000Z', '2026-11-22T12:00:00.001Z', '2026-11-22T11:59:59.999Z'].map(Date.parse);

it.each([-60_000, -1000, -1, 0, 1, 60_000, 119_999])(
	'a record is found by an instance whose clock is %i ms ahead',
	async (aheadMs) => {
		for (const turn of turns) {
			const [store, clock] = [new MemoryRecordStore(), new FakeClock(turn)];
			await store.add(recordKeys('alice', clock.now), { text: 'record' });
			clock.pass(aheadMs);
			expect(await store.find(recentOf('alice', clock.now))).toEqual([{ text: 'record' }]);
		}
	},
);
