import { randomBytes } from 'crypto';

import type { ClientLogin } from '../security/clientLogin';
import { shortHash } from '../security/hashes';
import type { ClientAddress, Clock, Log } from '../sessions/ports';
import { RevocationError } from '../sessions/RevocationError';
import type { RevocationRecord } from '../sessions/RevocationLog';
import type { SessionRevoker } from '../sessions/SessionRevoker';
import { failed, failedBy, type HandshakeOutcome } from './HandshakeOutcome';
import { isExpired, type Ticket } from './Ticket';
import type { Carrier, TicketEvents, TicketHistory } from './TicketEvents';
import type { TicketSigner } from './TicketSigner';

export interface HandshakePorts {
	signer: TicketSigner;
	events: TicketEvents;
	revoker: () => Promise<SessionRevoker>;
	clock: Clock;
	log: Log;
}

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
	address: ClientAddress;
}

export interface Confirmation {
	ticket: Ticket;
	carrier: Carrier;
	/** Only the client that confirmed may get to see it. */
	secret: string;
}

/**
 * How the app learns which client a command came from: the client asks for a picture (or opens a file) and its login
 * comes along, while a secret in the address proves that this very client has confirmed the question.
 */
export class Handshake {
	constructor(private readonly ports: HandshakePorts) {}

	/** Gives the text of a new ticket: the id of the question's modal. */
	async ask(question: Omit<Ticket, 'id' | 'askedAt'>): Promise<string> {
		const { signer, clock } = this.ports;
		return signer.write({ ...question, id: randomBytes(16).toString('hex'), askedAt: clock() });
	}

	/** The first picture: notes that the client which shows the question can identify itself, and does nothing else. */
	async seen({ ticketText, cookieLogin, fetchSite }: Omit<KeepRequest, 'secret'>): Promise<void> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket && isFromHere(fetchSite, 'picture') && cookieLogin?.userId === ticket.userId) {
			await this.ports.events.seen(ticket);
		}
	}

	/** The user said yes; undefined where the question is not (or no longer) one of this user's. */
	async confirm(ticketText: string, userId: string): Promise<Confirmation | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket?.userId !== userId) {
			return undefined;
		}
		const { isSeen } = await this.ports.events.of(ticket);
		const carrier = isSeen ? 'picture' : 'file';
		return { ticket, carrier, secret: await this.ports.events.confirmed(ticket, carrier) };
	}

	/** The second picture, or the file: logs out all clients but the one whose login comes with the request. */
	async keep(request: KeepRequest): Promise<{ ticket: Ticket | undefined; outcome: HandshakeOutcome }> {
		const ticket = await this.usableTicket(request.ticketText);
		return { ticket, outcome: ticket ? await this.keepFor(ticket, request) : failed('expired', false) };
	}

	private async keepFor(ticket: Ticket, request: KeepRequest): Promise<HandshakeOutcome> {
		const history = await this.ports.events.of(ticket);
		const confirmation = history.confirmedWith(request.secret);
		if (!confirmation) {
			return failed('expired', false);
		}
		if (!isFromHere(request.fetchSite, confirmation.carrier)) {
			return failed('other_site', true);
		}
		const { cookieLogin, queryLogin } = request;
		const login = confirmation.carrier === 'file' ? (queryLogin ?? cookieLogin) : cookieLogin;
		if (!login) {
			return failed('unidentified', true);
		}
		if (login.userId !== ticket.userId) {
			return failed('other_user', true);
		}
		return history.done ? outcomeAgain(history.done, login) : this.revoke(ticket, login, history, request.address);
	}

	private async revoke(
		ticket: Ticket,
		{ userId, authToken }: ClientLogin,
		{ recentRevocations: recent }: TicketHistory,
		address: ClientAddress,
	): Promise<HandshakeOutcome> {
		try {
			const revoker = await this.ports.revoker();
			const start = { userId, via: 'command', ticketId: ticket.id, recent } as const;
			const { tokenExpires } = await revoker.revoke({ ...start, authToken, address });
			return { kind: 'done', until: tokenExpires, isNews: true };
		} catch (error) {
			if (error instanceof RevocationError) {
				return failedBy(error);
			}
			this.ports.log.error(`defect in the handshake: ${error instanceof Error ? error.stack : 'not an Error'}`);
			return failed('unknown', true);
		}
	}

	private async usableTicket(text: string): Promise<Ticket | undefined> {
		const ticket = await this.ports.signer.read(text);
		return ticket && !isExpired(ticket, this.ports.clock()) ? ticket : undefined;
	}
}

/** The same client asking again is shown the same outcome; another client is told that it came too late. */
function outcomeAgain({ keptToken, validUntil }: RevocationRecord, { authToken }: ClientLogin): HandshakeOutcome {
	return keptToken === shortHash(authToken)
		? { kind: 'done', until: validUntil ? new Date(validUntil) : null, isNews: false }
		: failed('used', true);
}

/** Browsers say where a request comes from; clients that say nothing are let through, the secret speaks for them. */
function isFromHere(fetchSite: string | undefined, carrier: Carrier): boolean {
	return fetchSite === undefined || fetchSite === 'same-origin' || (fetchSite === 'none' && carrier === 'file');
}
