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
	const userIds = new Set<string>();
	const tokens = new Set<string>();
	for (const pair of (headerOf(request, 'cookie') ?? '').split(';')) {
		const [name, value] = splitPair(pair).map((part) => part.trim());
		// Browsers send one per path and domain. Others are not even decoded: a header may contain thousands.
		if (name === 'rc_uid') {
			userIds.add(decoded(value));
		} else if (name === 'rc_token') {
			tokens.add(decoded(value));
		}
	}
	return userIds.size > 1 || tokens.size > 1 ? 'ambiguous' : loginOf([...userIds][0], [...tokens][0]);
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

function decoded(value: string): string {
	const unquoted = /^"(.*)"$/.exec(value)?.[1] ?? value;
	try {
		return decodeURIComponent(unquoted);
	} catch {
		return unquoted;
	}
}
