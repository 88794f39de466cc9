import { URL } from 'url';

/**
 * Parses what an administrator entered, or Site_Url. Returns the base URL without a trailing slash, e.g.
 * `https://chat.example.com/sub`.
 * @throws Error that says why it cannot be used and what to enter instead
 */
export function parseWorkspaceUrl(entered: unknown): string {
	const url = urlOf(entered);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
		throw new Error('The workspace URL must start with http:// or https://, for example https://chat.example.com');
	}
	if (url.username || url.password) {
		throw new Error('The workspace URL must not contain a user name or password: remove the part before the @.');
	}
	if (url.search || url.hash) {
		throw new Error('The workspace URL must end before any "?" or "#".');
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function urlOf(entered: unknown): URL | undefined {
	try {
		return new URL(typeof entered === 'string' ? entered.trim() : '');
	} catch {
		return undefined;
	}
}
