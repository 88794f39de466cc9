import type { TextKey } from '../../src/views/texts';
import { translatorFor } from '../../src/views/texts';

/** The app's texts as a person with no other language reads them. */
export const english = translatorFor('en');

/** Returns a pattern for a whole line of the app, with `values` or anything else in its places. */
export function englishLine(key: TextKey, values: Record<string, string> = {}): RegExp {
	const escaped = english(key, values).replace(/[.*+?^$()[\]\\|]/g, '\\$&');
	return new RegExp(`^${escaped.replace(/\{\{\w+\}\}/g, '.+')}`, 'm');
}
