import type { RequestHeaders } from './requestHeaders';
import { tokenOf } from './requestHeaders';

/** What a client says of itself: whose login it has, and the login token. Not checked; the workspace will. */
export interface ClientLogin {
	userId: string;
	authToken: string;
}

/**
 * The login of the client by the two cookies that Rocket.Chat's web and desktop clients set for files and pictures.
 * Undefined where they are missing or hold what an old logout left (`null`, `undefined`, nothing).
 */
export function loginOfCookies(headers: RequestHeaders): ClientLogin | undefined {
	const cookies = cookiesOf(headers.cookie);
	return loginOf(cookies.get('rc_uid'), cookies.get('rc_token'));
}

/** The login of the client by what the mobile app appends to the address of a file it opens. */
export function loginOfQuery(query: ReadonlyMap<string, string>): ClientLogin | undefined {
	return loginOf(query.get('rc_uid'), query.get('rc_token'));
}

function loginOf(userId: string | undefined, token: string | undefined): ClientLogin | undefined {
	const authToken = isLeftover(token) ? undefined : tokenOf(token);
	return userId === undefined || isLeftover(userId) || authToken === undefined ? undefined : { userId, authToken };
}

function isLeftover(value: string | undefined): boolean {
	return value === '' || value === 'null' || value === 'undefined';
}

/** The cookies of a header; of two with one name the first, which browsers send for the closest path. */
function cookiesOf(header: unknown): Map<string, string> {
	const cookies = new Map<string, string>();
	for (const pair of typeof header === 'string' ? header.split(';') : []) {
		const at = pair.indexOf('=');
		const name = pair.slice(0, Math.max(at, 0)).trim();
		if (name !== '' && !cookies.has(name)) {
			cookies.set(name, decoded(pair.slice(at + 1).trim()));
		}
	}
	return cookies;
}

function decoded(value: string): string {
	const unquoted = /^"(.*)"$/.exec(value)?.[1] ?? value;
	try {
		return decodeURIComponent(unquoted);
	} catch {
		return unquoted;
	}
}
