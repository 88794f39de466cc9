import { countText } from '../../../src/views/countText';
import { type Language, textsIn } from '../../../src/views/texts';

const keys = { one: 'days_one', other: 'days_other' } as const;

it.each<[Language, number, string]>([
	['en', 0, '0 days'],
	['en', 1, '1 day'],
	['en', 1234, '1,234 days'],
	['de', 1234, '1.234 Tage'],
	['fr', 0, '0 jour'],
])('counts in %s: %d', (language, count, text) => {
	expect(countText(count, keys, { language, texts: textsIn(language) })).toBe(text);
});
