/**
 * Records are tagged with the day (UTC) they were made on, so that those of a past day can be removed together without
 * reading one of them, on hosts that cannot search by date.
 */

const dayMs = 24 * 60 * 60 * 1000;

/** Days since 1970-01-01 (UTC) at an epoch in ms. */
export function dayNumber(at: number): number {
	return Math.floor(at / dayMs);
}

/** The tag of the day of an epoch in ms, e.g. `records-of-2026-11-22`. */
export function dayTag(at: number): string {
	return `records-of-${new Date(at).toISOString().slice(0, 10)}`;
}

/** The epoch in ms at which a day number begins. */
export function startOfDay(day: number): number {
	return day * dayMs;
}
