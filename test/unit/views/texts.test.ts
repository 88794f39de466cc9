import { chooseLanguage, textsIn } from '../../../src/views/texts';

describe('chooseLanguage', () => {
	it.each([
		['en', 'en'],
		['de', 'de'],
		['es', 'es'],
		['fr', 'fr'],
		['pt-BR', 'pt-BR'],
		['pt-br', 'pt-BR'],
		['pt_BR', 'pt-BR'],
		['pt', 'pt-BR'],
		['pt-PT', 'pt-BR'],
		['de-AT', 'de'],
		['de_CH', 'de'],
		['DE', 'de'],
		['es-419', 'es'],
		['en-GB', 'en'],
	])('serves %p with %s', (wish, language) => {
		expect(chooseLanguage(wish)).toBe(language);
	});

	it.each([['xx'], [''], ['-'], ['deutsch'], ['zh-Hans'], ['constructor'], [undefined], [null], [7], [{}]])(
		'serves %p with English',
		(wish) => {
			expect(chooseLanguage(wish)).toBe('en');
		},
	);

	it('takes the first wish that can be served: of the user, else of the workspace', () => {
		expect(chooseLanguage('fr', 'de')).toBe('fr');
		expect(chooseLanguage(undefined, 'de')).toBe('de');
		expect(chooseLanguage('xx', 'de')).toBe('de');
		expect(chooseLanguage('', 'xx')).toBe('en');
		expect(chooseLanguage('en', 'de')).toBe('en');
	});
});

describe('textsIn', () => {
	it('puts values in their places, and only there', () => {
		expect(textsIn('de')('days_other', { count: '90' })).toBe('90 Tage');
		expect(textsIn('en')('days_other', { count: '{{count}} $& $1' })).toBe('{{count}} $& $1 days');
	});

	it('leaves a place without a value visible', () => {
		expect(textsIn('en')('days_other')).toBe('{{count}} days');
	});
});
