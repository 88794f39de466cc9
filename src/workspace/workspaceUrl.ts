import { URL } from 'url';

/** A workspace URL that cannot be used; `message` says why and what to enter instead. */
export class WorkspaceUrlError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'WorkspaceUrlError';
	}
}

/**
 * Takes what an administrator entered (or Site_Url) and gives the base URL without a trailing slash,
 * e.g. `https://chat.example.com/sub`.
 * @throws WorkspaceUrlError
 */
export function parseWorkspaceUrl(entered: unknown): string {
	const text = typeof entered === 'string' ? entered.trim() : '';
	const url = urlOf(text);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
		throw new WorkspaceUrlError(
			'The workspace URL must start with http:// or https://, for example https://chat.example.com',
		);
	}
	if (url.username || url.password) {
		throw new WorkspaceUrlError(
			'The workspace URL must not hold a user name or password: remove the part before the @.',
		);
	}
	if (url.search || url.hash) {
		throw new WorkspaceUrlError('The workspace URL must end before any "?" or "#".');
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function urlOf(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
