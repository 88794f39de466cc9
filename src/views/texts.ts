import { catalog, keys, type Language, type TextKey } from './catalog.generated';

export type { Language, TextKey };

/** Keys of texts that depend on a number: each language has the forms it needs, English `one` and `other`. */
type PluralKey = TextKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** Returns a text with the values put in place of their names, e.g. `{{until}}`. */
export type Translate = (key: TextKey, values?: Record<string, string>) => string;

export function translatorFor(language: Language): Translate {
	return (key, values = {}) => fill(textOf(language, key), values);
}

/** Returns a text with the right form of words for a number, e.g. `1 day`, `90 days`: `{{count}}` is the number. */
export function pluralize(language: Language, key: PluralKey, count: number): string {
	const form = new Intl.PluralRules(language).select(count);
	const text = textOf(language, `${key}_${form}`) || textOf(language, `${key}_other`);
	return fill(text, { count: new Intl.NumberFormat(language).format(count) });
}

/** Who reads traditional characters gets English rather than the simplified ones of `zh`. */
const traditionalChinese = /^zh-(hant|tw|hk|mo)\b/;

/** Returns the language of this app for e.g. `de-AT` (`de`) or `pt` (`pt-BR`); undefined if there is none. */
export function languageFor(wish: unknown): Language | undefined {
	const languages = Object.keys(catalog) as Language[];
	// Workspaces store settings of any type.
	const wanted = typeof wish === 'string' ? wish.trim().toLowerCase().replace(/_/g, '-') : '';
	const baseOf = (language: string): string => language.toLowerCase().split('-')[0];
	const exact = languages.find((language) => language.toLowerCase() === wanted);
	if (!exact && traditionalChinese.test(wanted)) {
		return 'en';
	}
	return exact ?? languages.find((language) => baseOf(language) === baseOf(wanted));
}

/** Returns an empty text if the language lacks the key, as it may a plural form. */
function textOf(language: Language, key: string): string {
	const texts: (string | null)[] = catalog[language];
	return texts[keys.indexOf(key)] ?? '';
}

/** A value may end in the full stop that the text has behind it: Russian dates do. */
function fill(text: string, values: Record<string, string>): string {
	return text.replace(/\{\{(\w+)\}\}(\.?)/g, (place: string, name: string, stop: string) => {
		const value = values[name];
		return value === undefined ? place : value + (value.endsWith('.') ? '' : stop);
	});
}
