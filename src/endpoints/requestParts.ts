import { parseAddress } from '../lib/address';
import type { ClientInfo } from '../sessions/ports';

/** What a host passes. It is untrusted, and some hosts leave parts of it out, whatever the engine's types say. */
export interface RequestParts {
	/** Names in lower case. */
	headers?: unknown;
	query?: unknown;
}

/** Returns one header; undefined if it was not sent. */
export function headerOf({ headers }: RequestParts, name: string): string | undefined {
	const value = (headers as Record<string, unknown> | null | undefined)?.[name];
	return typeof value === 'string' ? value : undefined;
}

/**
 * Returns the query string as flat texts. Repairs what clients do to it: the web client's download button appends `?download`
 * behind an existing query, older mobile apps append `?rc_uid=...`, so a value swallows the rest. Lists and objects
 * (`a[]=1`, `a[b]=1`) are left out.
 */
export function queryOf({ query: parsed }: RequestParts): ReadonlyMap<string, string> {
	const query = new Map<string, string>();
	const add = (name: string, value: string): void => {
		if (!query.has(name)) {
			query.set(name, value);
		}
	};
	for (const [name, value] of Object.entries(parsed ?? {})) {
		if (typeof value === 'string') {
			const [own, ...swallowed] = value.split('?');
			add(name, own);
			swallowed.forEach((pair) => add(...splitPair(pair)));
		}
	}
	return query;
}

/** Splits `name=value`; the value is empty if there is no `=`. */
export function splitPair(pair: string): [name: string, value: string] {
	const [name, ...value] = pair.split('=');
	return [name, value.join('=')];
}

/** Returns a token that may stand in a header of our own request: printable ASCII cannot end a header line. */
export function tokenOf(value = ''): string | undefined {
	return /^[\x21-\x7e]{1,512}$/.test(value) ? value : undefined;
}

/** Returns what a request says about its client. */
export function clientInfoOf(request: RequestParts): ClientInfo {
	return { address: clientAddressOf(request), userAgent: headerOf(request, 'user-agent') };
}

/** `X-Forwarded-For` is appended to: its first entry is what the client claims, its last what the nearest proxy saw. */
function clientAddressOf(request: RequestParts): string | undefined {
	const forwarded = (headerOf(request, 'x-forwarded-for') ?? '').split(',').reverse();
	return [headerOf(request, 'x-real-ip'), ...forwarded].map(parseAddress).find((address) => address !== undefined);
}
