import { daysText, momentText } from '../../../src/views/moments';
import type { Language } from '../../../src/views/texts';
import { textsIn } from '../../../src/views/texts';

const noon = new Date('2027-02-20T12:00:00.000Z');

/** Releases of the Unicode data differ in which space they put before AM and PM. */
function written(moment: Date, language: Language, utcOffset: number): string {
	return momentText(moment, { language, utcOffset }).replace(/[\u00a0\u202f]/g, ' ');
}

// The word between date and time is the Unicode data's to choose, and it has changed its mind before.
it.each<[Language, RegExp]>([
	['en', /^February 20, 2027(,| at) 1:00 PM \(UTC\+1\)$/],
	['de', /^20\. Februar 2027( um|,) 13:00 \(UTC\+1\)$/],
	['es', /^20 de febrero de 2027(,| a las) 13:00 \(UTC\+1\)$/],
	['fr', /^20 février 2027(,| à) 13:00 \(UTC\+1\)$/],
	['pt-BR', /^20 de fevereiro de 2027( às|,) 13:00 \(UTC\+1\)$/],
])('writes a moment in %s', (language, text) => {
	expect(written(noon, language, 1)).toMatch(text);
});

it.each([
	[0, '20. Februar 2027 um 12:00 (UTC)'],
	[5.5, '20. Februar 2027 um 17:30 (UTC+5:30)'],
	[5.75, '20. Februar 2027 um 17:45 (UTC+5:45)'],
	[-3, '20. Februar 2027 um 09:00 (UTC-3)'],
	[-9.5, '20. Februar 2027 um 02:30 (UTC-9:30)'],
	[14, '21. Februar 2027 um 02:00 (UTC+14)'],
	[-12, '20. Februar 2027 um 00:00 (UTC-12)'],
])('writes a moment for a reader %p hours ahead of UTC', (utcOffset, text) => {
	expect(written(noon, 'de', utcOffset)).toBe(text);
});

it('goes by the offset alone, whatever the season', () => {
	expect(written(new Date('2027-07-20T12:00:00.000Z'), 'de', 1)).toBe('20. Juli 2027 um 13:00 (UTC+1)');
});

it('crosses into the next year where the reader has done so', () => {
	expect(written(new Date('2026-12-31T23:30:00.000Z'), 'en', 1)).toBe('January 1, 2027 at 12:30 AM (UTC+1)');
});

it.each<[Language, string[]]>([
	['en', ['1 day', '0.5 days', '90 days', '36,500 days']],
	['de', ['1 Tag', '0,5 Tage', '90 Tage', '36.500 Tage']],
	['es', ['1 día', '0,5 días', '90 días', '36.500 días']],
	['fr', ['1 jour', '0,5 jour', '90 jours', '36 500 jours']],
	['pt-BR', ['1 dia', '0,5 dia', '90 dias', '36.500 dias']],
])('counts days in %s', (language, texts) => {
	const counted = [1, 0.5, 90, 36500].map((days) => daysText(days, { language, texts: textsIn(language) }));
	expect(counted.map((text) => text.replace(/[\u00a0\u202f]/g, ' '))).toEqual(texts);
});
