import { catalog } from './catalog.generated';

type Catalog = typeof catalog;
export type Language = keyof Catalog;
export type TextKey = keyof Catalog['en'];

/** Gives a text in one language, with the values put in the places of their names, e.g. `{{until}}`. */
export type Texts = (key: TextKey, values?: Record<string, string>) => string;

export function textsIn(language: Language): Texts {
	return (key, values = {}) =>
		catalog[language][key].replace(/\{\{(\w+)\}\}/g, (place: string, name: string) => values[name] ?? place);
}

/** The first of the wished languages that this app speaks; English where it speaks none of them. */
export function chooseLanguage(...wishes: unknown[]): Language {
	for (const wish of wishes) {
		const language = typeof wish === 'string' ? spoken(wish) : undefined;
		if (language) {
			return language;
		}
	}
	return 'en';
}

/** `de-AT` is served by `de`, `pt` by `pt-BR`. */
function spoken(wish: string): Language | undefined {
	const languages = Object.keys(catalog) as Language[];
	const wanted = wish.toLowerCase().replace('_', '-');
	const [base] = wanted.split('-');
	return (
		languages.find((language) => language.toLowerCase() === wanted) ??
		languages.find((language) => language.toLowerCase().split('-')[0] === base)
	);
}
