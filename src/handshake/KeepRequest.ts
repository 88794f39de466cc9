import type { ClientReason, Ending } from '../sessions/endings';
import type { ClientInfo, Target } from '../sessions/ports';
import type { Carrier, Confirmation } from './tickets';

/** Whose login a client has, and the login token. Unchecked: the workspace will check it. */
export interface ClientLogin {
	userId: string;
	authToken: string;
}

/** A request for a picture or the file, which may bring the login of the client that makes it. */
export interface KeepRequest {
	/** By cookie; `ambiguous` if there are two that differ. */
	cookieLogin: ClientLogin | 'ambiguous' | undefined;
	/** By query string, as the mobile app opens files. */
	queryLogin: ClientLogin | undefined;
	/** `Sec-Fetch-Site`, if the browser sends it. */
	fetchSite: string | undefined;
	client: ClientInfo;
}

/** What a request for the second picture, or for the file, came to. */
export interface Kept {
	/** Undefined if this app did not sign the text. */
	confirmation?: Confirmation;
	ending: Ending;
	/** The user to log out everywhere, with the name they have now. */
	target?: Target;
	/** The text of a file to offer: the picture came without a login, and the file may bring one. */
	fileText?: string;
}

/** Returns the login to keep, or why this request cannot name one. */
export function loginToKeep(
	{ ticket, carrier }: Pick<Confirmation, 'ticket' | 'carrier'>,
	{ fetchSite, cookieLogin, queryLogin }: KeepRequest,
): ClientLogin | ClientReason {
	if (!isFromHere(fetchSite, carrier)) {
		return 'other-site';
	}
	const login = carrier === 'file' ? oneOf(queryLogin, cookieLogin) : cookieLogin;
	if (!login) {
		return 'unidentified';
	}
	if (login === 'ambiguous') {
		return 'ambiguous-login';
	}
	return login.userId === ticket.userId ? login : 'other-user';
}

/** A login in the address and another one in the cookies: one of them may be a thief's. */
function oneOf(query: ClientLogin | undefined, cookie: KeepRequest['cookieLogin']): KeepRequest['cookieLogin'] {
	if (!query || !cookie || cookie === 'ambiguous') {
		return cookie ?? query;
	}
	const isSame = query.userId === cookie.userId && query.authToken === cookie.authToken;
	return isSame ? cookie : 'ambiguous';
}

/** Browsers say which site a request comes from. Clients that say nothing pass: they have the confirmation. */
function isFromHere(fetchSite: string | undefined, carrier: Carrier): boolean {
	return fetchSite === undefined || fetchSite === 'same-origin' || (fetchSite === 'none' && carrier === 'file');
}
