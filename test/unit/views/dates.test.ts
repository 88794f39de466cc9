import { formatDateTime, formatDay, formatExpiry } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import type { Language } from '../../../src/views/texts';
import { plainSpaces } from '../support/locales';

const noon = new Date('2027-02-20T12:00:00.000Z');
const hourMs = 60 * 60 * 1000;

function written(moment: Date | number, language: Language, utcOffset?: number): string {
	return plainSpaces(formatDateTime(moment, localeOf({ language, utcOffset })));
}

it.each<[Language, string]>([
	['en', 'Feb 20, 2027, 1:00 PM UTC+1'],
	['de', '20.02.2027, 13:00 UTC+1'],
	['fr', '20 févr. 2027, 13:00 UTC+1'],
	['ja', '2027/02/20 13:00 UTC+1'],
])('writes a moment in %s as short as its readers do', (language, text) => {
	expect(written(noon, language, 1)).toBe(text);
});

it.each([
	[0, '20.02.2027, 12:00 UTC'],
	[5.75, '20.02.2027, 17:45 UTC+5:45'],
	[-9.5, '20.02.2027, 02:30 UTC-9:30'],
	[-0.5, '20.02.2027, 11:30 UTC-0:30'],
	[14, '21.02.2027, 02:00 UTC+14'],
	[-12, '20.02.2027, 00:00 UTC-12'],
])('says which offset a time is meant in: %p hours ahead of UTC', (utcOffset, text) => {
	expect(written(noon, 'de', utcOffset)).toBe(text);
});

it('writes it in UTC if the offset is unknown', () => {
	expect(written(noon, 'de')).toBe('20.02.2027, 12:00 UTC');
});

it('crosses into the next year if the reader has done so', () => {
	const moment = Date.parse('2026-12-31T23:30:00.000Z');
	expect(written(moment, 'en', 1)).toBe('Jan 1, 2027, 12:30 AM UTC+1');
	expect(formatDay(moment, localeOf({ language: 'en', utcOffset: 1 }))).toBe('Jan 1, 2027');
	expect(formatDay(moment, localeOf({ language: 'en' }))).toBe('Dec 31, 2026');
});

describe('until when a login is valid', () => {
	const until = (hoursAhead: number, utcOffset: number): string =>
		plainSpaces(formatExpiry(noon, noon.getTime() - hoursAhead * hourMs, localeOf({ language: 'en', utcOffset })));

	it.each([
		[49, 'Feb 20, 2027'],
		[90 * 24, 'Feb 20, 2027'],
		[48, 'Feb 20, 2027, 1:00 PM UTC+1'],
		[1, 'Feb 20, 2027, 1:00 PM UTC+1'],
		[-1, 'Feb 20, 2027, 1:00 PM UTC+1'],
	])('is a day if it is more than two days ahead: %p hours', (hoursAhead, text) => {
		expect(until(hoursAhead, 1)).toBe(text);
	});

	it.each([-12, -8, 0, 1, 9, 14])(
		'is a day that is never later than the true one, wherever its reader is and whatever the account says (%p)',
		(utcOffset) => {
			for (const moment of ['2027-03-28T00:30:00.000Z', '2027-10-31T23:30:00.000Z', '2027-02-20T11:59:00.000Z']) {
				const expiry = new Date(moment);
				const shown = formatExpiry(
					expiry,
					expiry.getTime() - 90 * 24 * hourMs,
					localeOf({ language: 'en', utcOffset }),
				);
				// The day ends at its midnight in the reader's zone, or an hour before if daylight saving time has begun.
				const startOfDay = Date.parse(`${shown} UTC`) - (utcOffset + 1) * hourMs;
				expect(startOfDay).toBeLessThanOrEqual(expiry.getTime());
				expect(Date.parse(`${shown} UTC`) - 14 * hourMs).toBeLessThanOrEqual(expiry.getTime());
			}
		},
	);
});
