import type { ClientLogin } from '../handshake/KeepRequest';
import { headerOf, queryOf, type RequestParts, splitPair, tokenOf } from './requestParts';

/** What a click on a file sends as `Sec-Fetch-Dest`, and the web client's download button; the mobile app sends nothing. */
const opened = ['document', 'empty'];

/** What older clients leave in the cookies on logout. */
const leftBehind = ['', 'null', 'undefined'];

/**
 * Returns the login in the two cookies that Rocket.Chat's web and desktop clients set for files and pictures; undefined if
 * there is none. Returns `ambiguous` if a cookie is there twice with different values: one of them may have been planted.
 */
export function loginOfCookies(request: RequestParts): ClientLogin | 'ambiguous' | undefined {
	const cookies = cookiesOf(headerOf(request, 'cookie') ?? '');
	const userIds = cookies.get('rc_uid') ?? [];
	const tokens = cookies.get('rc_token') ?? [];
	return userIds.length > 1 || tokens.length > 1 ? 'ambiguous' : loginOf(userIds[0], tokens[0]);
}

/**
 * Returns the login that the mobile app appends to the address of a file it opens. A page that shows the address as a
 * picture, a frame or a script opens nothing, so a login in it is not used.
 */
export function loginOfQuery(request: RequestParts): ClientLogin | undefined {
	const destination = headerOf(request, 'sec-fetch-dest');
	const query = queryOf(request);
	const isOpened = destination === undefined || opened.includes(destination);
	return isOpened ? loginOf(query.get('rc_uid'), query.get('rc_token')) : undefined;
}

function loginOf(...cookies: [userId: string | undefined, authToken: string | undefined]): ClientLogin | undefined {
	const [userId, authToken] = cookies.map((value = '') => (leftBehind.includes(value) ? undefined : tokenOf(value)));
	return userId === undefined || authToken === undefined ? undefined : { userId, authToken };
}

/** Returns the different values of each cookie; browsers send one per path and domain. */
function cookiesOf(header: string): Map<string, string[]> {
	const cookies = new Map<string, string[]>();
	for (const pair of header.split(';')) {
		const [name, value] = splitPair(pair).map((part) => part.trim());
		const values = cookies.get(name) ?? [];
		const text = decoded(value);
		cookies.set(name, values.includes(text) ? values : [...values, text]);
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
