import type { RecordKey } from './ports';

/**
 * How records are found again on hosts that search by exact keys only, neither by date nor by range.
 */

const minuteMs = 60 * 1000;
const sliceMs = 10 * minuteMs;
const slicesOfADay = 144;
const dayMs = slicesOfADay * sliceMs;

/** Days since 1970-01-01 (UTC) at an epoch in ms. */
export function dayNumber(at: number): number {
	return Math.floor(at / dayMs);
}

/** The records made on a day (see dayNumber): those of a past day are removed together, without reading one of them. */
export function ofDay(day: number): RecordKey {
	return { tag: `records-of-${new Date(startOfDay(day)).toISOString().slice(0, 10)}` };
}

/** The moment at which a day (see dayNumber) begins, epoch ms. */
export function startOfDay(day: number): number {
	return day * dayMs;
}

/**
 * All that is known of when a user logged in and logged out others. A single key, not user and kind: hosts look up one
 * key by index and sift what they find by the others, so a kind would cost as much as all users have of it.
 */
export function historyOf(userId: string): RecordKey {
	return { tag: `login-history-of-${userId}` };
}

/**
 * The logins of the ten minutes around an epoch in ms. Hosts hand back what they remove, so that of a large workspace is
 * removed in slices.
 */
export function loginsOfSlice(at: number): RecordKey {
	// Up to the tens of the minutes: 2026-11-22T12:3
	return { tag: `logins-of-${new Date(at).toISOString().slice(0, 15)}` };
}

/** The logins of a day, slice by slice. */
export function loginsOfDay(day: number): RecordKey[] {
	return Array.from({ length: slicesOfADay }, (_, slice) => loginsOfSlice(startOfDay(day) + slice * sliceMs));
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
