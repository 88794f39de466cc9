import type { Locale } from './locale';

/** Returns date and time in the reader's short form, e.g. `Feb 23, 2027, 11:24 AM`; in UTC if their offset is unknown. */
export function formatDateTime(moment: Date | number, { language, utcOffset }: Locale): string {
	const text = formatFor(language, true).format(shifted(moment, utcOffset));
	return utcOffset === undefined ? `${text} UTC` : text;
}

/** Returns the day of a moment, e.g. `Feb 20, 2027`. */
export function formatDay(moment: Date | number, { language, utcOffset }: Locale): string {
	return formatFor(language, false).format(shifted(moment, utcOffset));
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
function shifted(moment: Date | number, utcOffset = 0): Date {
	return new Date(Number(moment) + utcOffset * 60 * 60 * 1000);
}
