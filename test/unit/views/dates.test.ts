import { formatDateTime, formatDay } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import type { Language } from '../../../src/views/texts';
import { plainSpaces } from '../support/locales';

const noon = new Date('2027-02-20T12:00:00.000Z');

function written(moment: Date | number, language: Language, utcOffset?: number): string {
	return plainSpaces(formatDateTime(moment, localeOf({ language, utcOffset })));
}

it.each<[Language, string]>([
	['en', 'Feb 20, 2027, 1:00 PM'],
	['de', '20.02.2027, 13:00'],
	['fr', '20 févr. 2027, 13:00'],
	['ja', '2027/02/20 13:00'],
])('writes a moment in %s as short as its readers do', (language, text) => {
	expect(written(noon, language, 1)).toBe(text);
});

it.each([
	[0, '20.02.2027, 12:00'],
	[5.75, '20.02.2027, 17:45'],
	[-9.5, '20.02.2027, 02:30'],
	[14, '21.02.2027, 02:00'],
	[-12, '20.02.2027, 00:00'],
])('writes it for a reader %p hours ahead of UTC', (utcOffset, text) => {
	expect(written(noon, 'de', utcOffset)).toBe(text);
});

it('writes it in UTC, and says so, if the offset is unknown', () => {
	expect(written(noon, 'de')).toBe('20.02.2027, 12:00 UTC');
});

it('crosses into the next year if the reader has done so', () => {
	const moment = Date.parse('2026-12-31T23:30:00.000Z');
	expect(written(moment, 'en', 1)).toBe('Jan 1, 2027, 12:30 AM');
	expect(formatDay(moment, localeOf({ language: 'en', utcOffset: 1 }))).toBe('Jan 1, 2027');
	expect(formatDay(moment, localeOf({ language: 'en' }))).toBe('Dec 31, 2026');
});
