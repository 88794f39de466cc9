import type { EpochMs } from '../lib/time';
import type { Locale } from './locale';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** The earliest time zone there is: where the date changes last. */
const earliestOffset = -12;

/**
 * Returns date and time in the reader's short form with the offset it is meant in, e.g. `Nov 30, 2026, 11:24 AM UTC+1`. The
 * account's offset is what the last client to log in said, so a reader elsewhere must be able to see it.
 */
export function formatDateTime(moment: Date | EpochMs, { language, utcOffset = 0 }: Locale): string {
	return `${formatFor(language, true).format(shifted(moment, utcOffset))} ${offsetName(utcOffset)}`;
}

/** Returns the day of a moment in the past, e.g. `Feb 20, 2027`. */
export function formatDay(moment: Date | EpochMs, { language, utcOffset = 0 }: Locale): string {
	return formatFor(language, false).format(shifted(moment, utcOffset));
}

/**
 * Returns until when a login is valid: a day, or day and time within two days. An offset says nothing about a day months
 * ahead (daylight saving time), so the day is the one that everywhere on earth has begun by then: never later than the reader's own.
 */
export function formatExpiry(expiry: Date, now: EpochMs, locale: Locale): string {
	const isNear = expiry.getTime() - now <= 2 * dayMs;
	return isNear ? formatDateTime(expiry, locale) : formatDay(expiry, { ...locale, utcOffset: earliestOffset });
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all else a message needs, and there are few. */
function formatFor(language: string, hasTime: boolean): Intl.DateTimeFormat {
	const key = `${language} ${hasTime}`;
	const options = { dateStyle: 'medium', timeStyle: hasTime ? 'short' : undefined, timeZone: 'UTC' } as const;
	const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
	formats.set(key, format);
	return format;
}

/** Intl knows zones by name only, the host knows the reader's offset: a shifted date, read as UTC, shows it. */
function shifted(moment: Date | EpochMs, utcOffset: number): Date {
	return new Date(Number(moment) + utcOffset * hourMs);
}

/** E.g. `UTC+1`, `UTC-3:30`, `UTC`. */
function offsetName(utcOffset: number): string {
	const minutes = Math.round(Math.abs(utcOffset) * 60);
	const past = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
	return minutes === 0 ? 'UTC' : `UTC${utcOffset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${past}`;
}
