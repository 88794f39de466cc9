import { WorkspaceError } from '../errors';
import type { Fields } from './fields';
import { optionalText } from './fields';

const defaultCount = 50;
const maxCount = 100;

/** Returns `count` and `offset` of a query by Rocket.Chat's rule. @throws WorkspaceError if one is no whole number. */
export function paginationOf(query: Fields): { count: number; offset: number } {
	const count = wholeNumber(query, 'count', defaultCount);
	return {
		count: Math.min(count === 0 ? defaultCount : count, maxCount),
		offset: wholeNumber(query, 'offset', 0),
	};
}

function wholeNumber(query: Fields, name: string, byDefault: number): number {
	const text = optionalText(query, name) ?? String(byDefault);
	if (/^\d+$/.test(text)) return Number(text);
	throw new WorkspaceError(`must be number: '${name}'`, 'invalid-params');
}
