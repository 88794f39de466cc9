import { countText } from './countText';
import type { Reader } from './reader';

type Place = Pick<Reader, 'language' | 'utcOffset'>;

/** Writes a moment for a reader `utcOffset` hours ahead of UTC, e.g. `February 20, 2027 at 1:00 PM (UTC+1)`. */
export function momentText(moment: Date, { language, utcOffset }: Place): string {
	return `${formatOf(language, 'long', 'short').format(shifted(moment, utcOffset))} (${offsetText(utcOffset)})`;
}

/** Writes the day of a moment, e.g. `Feb 20, 2027`. */
export function dayText(moment: Date, { language, utcOffset }: Place): string {
	return formatOf(language, 'medium').format(shifted(moment, utcOffset));
}

/** Writes a number of days with the right word for it, e.g. `1 day`, `90 days`, `0.5 days`. */
export function daysText(days: number, reader: Pick<Reader, 'texts' | 'language'>): string {
	return countText(days, { one: 'days_one', other: 'days_other' }, reader);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than all else a message needs, and there are few. */
function formatOf(language: string, dateStyle: 'long' | 'medium', timeStyle?: 'short'): Intl.DateTimeFormat {
	const key = `${language} ${dateStyle} ${timeStyle}`;
	const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle, timeStyle, timeZone: 'UTC' });
	formats.set(key, format);
	return format;
}

/** Intl knows zones by name only, the host knows the reader's offset: a shifted date, read as UTC, shows it. */
function shifted(moment: Date, utcOffset: number): Date {
	return new Date(moment.getTime() + utcOffset * 60 * 60 * 1000);
}

function offsetText(utcOffset: number): string {
	if (utcOffset === 0) {
		return 'UTC';
	}
	const minutes = Math.round(Math.abs(utcOffset) * 60);
	const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
	return `UTC${utcOffset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest}`;
}
