import fc from 'fast-check';

import type { RevocationError } from '../../../src/sessions/RevocationError';
import { RevocationLog, type RevocationRecord } from '../../../src/sessions/RevocationLog';
import { FakeClock } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';
import { ScheduledRecordStore } from './ScheduledRecordStore';

const minute = 60_000;
const start = { userId: 'alice', via: 'endpoint' } as const;
const limit = fc.integer({ min: 1, max: 6 });

/** An attempt `waitMs` after the one before, and what becomes of it. `begun`: the app was stopped in the middle. */
const attempt = fc.record({
	waitMs: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: minute })),
	end: fc.constantFrom('done', 'unknown', 'forgotten', 'begun'),
});

it('grants as many as the limit within any 60 seconds, one after the other on changing instances, and no fewer', async () => {
	await fc.assert(
		fc.asyncProperty(limit, fc.array(attempt, { maxLength: 40 }), async (most, attempts) => {
			const [clock, store] = [new FakeClock(), new MemoryRecordStore()];
			let counted: number[] = [];
			for (const { waitMs, end } of attempts) {
				clock.pass(waitMs);
				counted = counted.filter((at) => at > clock.now - minute);
				const granted = await begin(new RevocationLog(store, clock.read), most);
				expect(granted !== undefined).toBe(counted.length < most);
				if (granted && end !== 'forgotten') counted.push(clock.now);
				if (granted) await finish(new RevocationLog(store, clock.read), granted, end);
			}
		}),
	);
});

it('tells the truth about when to come back', async () => {
	await fc.assert(
		fc.asyncProperty(limit, fc.array(attempt, { minLength: 1, maxLength: 20 }), async (most, attempts) => {
			const [clock, store] = [new FakeClock(), new MemoryRecordStore()];
			const log = new RevocationLog(store, clock.read);
			for (const { waitMs, end } of attempts) {
				clock.pass(waitMs);
				const record = await begin(log, most);
				if (record) await finish(log, record, end);
			}
			const seconds = await log.begin(start, most).then(async (record) => void (await log.forget(record)), secondsOf);
			fc.pre(seconds !== undefined);
			expect(seconds).toBeGreaterThanOrEqual(1);
			expect(seconds).toBeLessThanOrEqual(60);
			// A second earlier is too early...
			clock.pass((seconds - 1) * 1000);
			if (seconds > 1) expect(await begin(log, most)).toBeUndefined();
			// ...and then it is time.
			clock.pass(1000);
			expect(await begin(log, most)).toBeDefined();
		}),
	);
});

// Who comes first is only known once all have written; so the storage may let more through, but never fewer.
it('lets the limit through at least when many ask at once, in whatever order the storage works', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), limit, fc.integer({ min: 1, max: 8 }), async (scheduler, most, many) => {
			const [clock, store] = [new FakeClock(), new MemoryRecordStore()];
			const slow = new ScheduledRecordStore(store, scheduler);
			const all = Array.from({ length: many }, () => begin(new RevocationLog(slow, clock.read), most));
			await scheduler.waitFor(Promise.all(all));
			const granted = (await Promise.all(all)).filter((record) => record !== undefined);
			expect(granted.length).toBeGreaterThanOrEqual(Math.min(most, many));
			// What was refused left nothing, what was granted counts from now on.
			expect(store.all()).toHaveLength(granted.length);
			clock.pass(1);
			const next = await begin(new RevocationLog(store, clock.read), most);
			expect(next !== undefined).toBe(granted.length < most);
		}),
	);
});

async function begin(log: RevocationLog, most: number): Promise<RevocationRecord | undefined> {
	return log.begin(start, most).catch(() => undefined);
}

async function finish(log: RevocationLog, record: RevocationRecord, end: string): Promise<void> {
	if (end === 'done') await log.done(record, 'token', null);
	if (end === 'unknown') await log.unknown(record);
	if (end === 'forgotten') await log.forget(record);
}

function secondsOf(refusal: RevocationError): number {
	if (refusal.retryAfter === undefined) throw refusal;
	return refusal.retryAfter;
}
