import { type Language, type TextKey, translatorFor } from '../../src/views/texts';

/** Returns a text of the app in English. */
export const english = translatorFor('en');

/** Returns what matches a line with a text of the app, whatever stands in the place of its values. */
export function patternOf(key: TextKey, values: Record<string, string> = {}, language: Language = 'en'): RegExp {
	const [first, ...others] = translatorFor(language)(key, values)
		.split(/\{\{\w+\}\}/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${[first, ...others].join('(.+)')}$`, 'm');
}

/** Matches what a person is told whose other clients are logged out. */
export const resultDone = patternOf('result_done');

/** Returns a text as people read it, without the marks of markdown. */
export function withoutMarks(text: string): string {
	return text.replace(/[*`]/g, '');
}
