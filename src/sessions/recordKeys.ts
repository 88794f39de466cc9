import type { RecordKey } from './ports';

/**
 * How records are found again on hosts that search by exact keys only, neither by date nor by range.
 */

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

/** Days since 1970-01-01 (UTC) at an epoch in ms. */
export function dayNumber(at: number): number {
	return Math.floor(at / dayMs);
}

/** The records made on a day (see dayNumber): those of a past day are removed together, without reading one of them. */
export function ofDay(day: number): RecordKey {
	return { tag: `records-of-${new Date(day * dayMs).toISOString().slice(0, 10)}` };
}

/**
 * The records of a user of the last two minutes at least, and of none older than three. Also those of the coming minute:
 * the clock of the instance that made them may be ahead.
 */
export function recentOf(userId: string, now: number): RecordKey[] {
	return [{ user: userId }, nearMinute(Math.floor(now / minuteMs))];
}

/**
 * The keys every record of a user gets. It is tagged with its own minute and the two that follow: whoever looks up the
 * current minute finds everything of the last two minutes in a single read. And with the minute before: an instance
 * whose clock is a little behind may still be in it.
 */
export function recordKeys(userId: string, at: number): RecordKey[] {
	const minute = Math.floor(at / minuteMs);
	return [{ user: userId }, ofDay(dayNumber(at)), ...[-1, 0, 1, 2].map((near) => nearMinute(minute + near))];
}

function nearMinute(minute: number): RecordKey {
	return { tag: `records-near-minute-${minute}` };
}
