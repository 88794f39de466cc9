import type { Reader } from './reader';
import type { TextKey } from './texts';

/** Writes a number of things with the right words, e.g. `1 day`, `90 days`: `{{count}}` is the number as the language writes it. */
export function countText(
	count: number,
	keys: { one: TextKey; other: TextKey },
	{ texts, language }: Pick<Reader, 'texts' | 'language'>,
	values: Record<string, string> = {},
): string {
	const key = new Intl.PluralRules(language).select(count) === 'one' ? keys.one : keys.other;
	return texts(key, { count: numberText(count, language), ...values });
}

export function numberText(count: number, language: string): string {
	return new Intl.NumberFormat(language).format(count);
}
