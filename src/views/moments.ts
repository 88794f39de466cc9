import type { Language, Texts } from './texts';

/** Writes a moment for a reader `utcOffset` hours ahead of UTC, e.g. `February 20, 2027 at 1:00 PM (UTC+1)`. */
export function momentText(moment: Date, language: Language, utcOffset: number): string {
	// Intl knows zones by name only, the host knows the reader's offset: a shifted date, read as UTC, shows it.
	const shifted = new Date(moment.getTime() + utcOffset * 60 * 60 * 1000);
	const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
	return `${format.format(shifted)} (${offsetText(utcOffset)})`;
}

/** Writes a number of days with the right word for it, e.g. `1 day`, `90 days`, `0.5 days`. */
export function daysText(days: number, language: Language, texts: Texts): string {
	const count = new Intl.NumberFormat(language).format(days);
	return texts(new Intl.PluralRules(language).select(days) === 'one' ? 'days_one' : 'days_other', { count });
}

function offsetText(utcOffset: number): string {
	if (utcOffset === 0) {
		return 'UTC';
	}
	const minutes = Math.round(Math.abs(utcOffset) * 60);
	const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
	return `UTC${utcOffset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest}`;
}
