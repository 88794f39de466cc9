import { isIP } from 'net';
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

/** Names that only a machine or a private network knows: of containers, say. */
const ownName = /^(localhost|[^.]+)$|\.(localhost|local|internal|lan|home\.arpa)$/;

/** Loopback, private, link-local and shared addresses. */
const ownV4 = /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const ownV6 = /^(::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/;

/**
 * Returns whether login tokens that are sent to this URL may leave the administrator's own machines: its host is neither
 * the one of Site_Url, nor loopback or private.
 */
export function isElsewhere(workspaceUrl: string, rawSiteUrl: unknown): boolean {
	const host = urlOf(workspaceUrl)?.hostname ?? '';
	if (host === urlOf(rawSiteUrl)?.hostname) {
		return false;
	}
	const address = host.replace(/^\[(.*)\]$/, '$1');
	const patterns: Record<number, RegExp> = { 0: ownName, 4: ownV4, 6: ownV6 };
	return !patterns[isIP(address)].test(address);
}
