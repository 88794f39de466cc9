import type { ClientLogin } from '../security/clientLogin';
import { shortHash } from '../security/hashes';
import type { ClientInfo } from '../sessions/ports';
import type { RevocationRecord } from '../sessions/RevocationLog';
import { failed, type HandshakeOutcome } from './HandshakeOutcome';
import { type Ticket, ticketLifeMs } from './Ticket';
import type { Carrier, TicketHistory } from './TicketEvents';

/** A request for a picture or a file that may bring the login of the client which makes it. */
export interface KeepRequest {
	ticketText: string;
	secret: string;
	/** By cookie. */
	cookieLogin: ClientLogin | undefined;
	/** By query string, as the mobile app opens files. */
	queryLogin: ClientLogin | undefined;
	/** `Sec-Fetch-Site`, where the browser sends it. */
	fetchSite: string | undefined;
	client: ClientInfo;
}

/** Unsuccessful attempts a user's tickets bear within two minutes: a person needs few, a guesser many. */
export const mostFailures = 10;

/** Either the login to keep, or the outcome: what was done before, or why nothing may be done. Changes nothing. */
export function checkKeepRequest(
	ticket: Ticket,
	history: TicketHistory,
	{ secret, fetchSite, cookieLogin, queryLogin }: KeepRequest,
): { login: ClientLogin } | { outcome: HandshakeOutcome } {
	if (history.failures >= mostFailures) {
		const retryAfter = ticketLifeMs / 1000;
		return { outcome: { kind: 'failed', failure: 'too_many', retryAfter, isNews: false } };
	}
	const confirmation = history.confirmedWith(secret);
	if (!confirmation) {
		return { outcome: failed('expired', false) };
	}
	if (!isFromHere(fetchSite, confirmation.carrier)) {
		return { outcome: failed('other_site', true) };
	}
	const login = confirmation.carrier === 'file' ? (queryLogin ?? cookieLogin) : cookieLogin;
	if (!login) {
		return { outcome: failed('unidentified', true) };
	}
	if (login.userId !== ticket.userId) {
		return { outcome: failed('other_user', true) };
	}
	return history.done ? { outcome: outcomeAgain(history.done, login) } : { login };
}

/** Browsers say where a request comes from; clients that say nothing are let through, the secret speaks for them. */
export function isFromHere(fetchSite: string | undefined, carrier: Carrier): boolean {
	return fetchSite === undefined || fetchSite === 'same-origin' || (fetchSite === 'none' && carrier === 'file');
}

/** The same client asking again is shown the same outcome; another client is told that it came too late. */
function outcomeAgain({ keptToken, validUntil }: RevocationRecord, { authToken }: ClientLogin): HandshakeOutcome {
	return keptToken === shortHash(authToken)
		? { kind: 'done', until: validUntil ? new Date(validUntil) : null, isNews: false }
		: failed('used', true);
}
