import { catalog } from '../../../src/views/catalog.generated';
import { type Locale, localeOf } from '../../../src/views/locale';
import type { Language } from '../../../src/views/texts';

export const languages = Object.keys(catalog) as Language[];

export const english: Locale = localeOf({ language: 'en', utcOffset: 0 });

/** Releases of the Unicode data differ in which space they put before AM and PM. */
export function plainSpaces(text: string): string {
	return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** Returns what a chat turns into a link (a domain, an address with a scheme) or a mention. Code and dates are left alone. */
export function linksIn(text: string): string[] {
	const prose = text.replace(/`[^`\n]*`/g, '');
	const found = prose.match(/[\p{L}\p{N}]+(\.[\p{L}\p{N}]+)+|\w+:\/\/\S+|\]\(|@\w+/gu) ?? [];
	return found.filter((link) => !/^[\d.]+$/.test(link));
}

/** Returns placeholders and values that found no text. */
export function holesIn(text: string): string[] {
	return text.match(/\{\{|\}\}|undefined|null|NaN|\[object/g) ?? [];
}
