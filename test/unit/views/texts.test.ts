import { type Language, languageFor, pluralize, translatorFor } from '../../../src/views/texts';
import { languages, plainSpaces } from '../support/locales';

describe('languageFor', () => {
	it.each([
		...languages.map((language) => [language, language]),
		...['pt-br', 'pt_BR', 'pt', 'pt-PT'].map((wish) => [wish, 'pt-BR']),
		...['de-AT', 'de_CH', 'DE'].map((wish) => [wish, 'de']),
	])('serves %p with %s', (wish, language) => {
		expect(languageFor(wish)).toBe(language);
	});

	it.each(['xx', '', '-', 'deutsch', 'constructor', '__proto__', undefined, null, 7, {}, []])(
		'has no language for %p',
		(wish) => {
			expect(languageFor(wish)).toBeUndefined();
		},
	);
});

describe('translatorFor', () => {
	it('puts values in their places, and only there', () => {
		expect(translatorFor('de')('days_other', { count: '90' })).toBe('90 Tage');
		expect(translatorFor('en')('days_other', { count: '{{count}} $& $1' })).toBe('{{count}} $& $1 days');
	});

	it('leaves a place without a value visible', () => {
		expect(translatorFor('en')('days_other')).toBe('{{count}} days');
	});
});

it('a value that ends in a full stop ends the sentence, too', () => {
	const t = translatorFor('ru');
	expect(t('result_done', { until: '26 февр. 2027 г.' })).toMatch(/до 26 февр\. 2027 г\.$/);
	expect(t('notice_valid_until', { until: '26 февр. 2027' })).toMatch(/до 26 февр\. 2027\.$/);
});

describe('pluralize', () => {
	it('writes a number as the language does', () => {
		expect(pluralize('de', 'result_more', 1234)).toBe('und noch 1.234');
		expect(pluralize('en', 'result_more', 1)).toBe('and 1 more');
	});

	it.each<[Language, string[]]>([
		['en', ['1 day', '2 days', '5 days', '22 days', '0.5 days', '90 days', '36,500 days']],
		['de', ['1 Tag', '2 Tage', '5 Tage', '22 Tage', '0,5 Tage', '90 Tage', '36.500 Tage']],
		['es', ['1 día', '2 días', '5 días', '22 días', '0,5 días', '90 días', '36.500 días']],
		['fr', ['1 jour', '2 jours', '5 jours', '22 jours', '0,5 jour', '90 jours', '36 500 jours']],
		['pt-BR', ['1 dia', '2 dias', '5 dias', '22 dias', '0,5 dia', '90 dias', '36.500 dias']],
		['pl', ['1 dzień', '2 dni', '5 dni', '22 dni', '0,5 dnia', '90 dni', '36 500 dni']],
		['ru', ['1 день', '2 дня', '5 дней', '22 дня', '0,5 дня', '90 дней', '36 500 дней']],
		['ja', ['1日', '2日', '5日', '22日', '0.5日', '90日', '36,500日']],
		['zh', ['1 天', '2 天', '5 天', '22 天', '0.5 天', '90 天', '36,500 天']],
	])('counts days in %s', (language, texts) => {
		const written = (days: number): string => plainSpaces(pluralize(language, 'days', days));
		expect([1, 2, 5, 22, 0.5, 90, 36500].map(written)).toEqual(texts);
	});
});
