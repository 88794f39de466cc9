import { randomBytes } from 'crypto';

import type { ClientLogin } from '../security/clientLogin';
import type { ClientInfo, Clock, Log, Reporter } from '../sessions/ports';
import { loginsEnded } from '../sessions/loginsEnded';
import { RevocationError } from '../sessions/RevocationError';
import type { Revocation, SessionRevoker } from '../sessions/SessionRevoker';
import { failed, failedBy, type HandshakeOutcome, type Others } from './HandshakeOutcome';
import { checkKeepRequest, isFromHere, type KeepRequest } from './KeepRequest';
import { isExpired, type Ticket } from './Ticket';
import type { Carrier, TicketEvents, TicketHistory } from './TicketEvents';
import type { TicketSigner } from './TicketSigner';

export interface HandshakePorts {
	signer: TicketSigner;
	events: TicketEvents;
	revoker: SessionRevoker;
	reporter: Reporter;
	clock: Clock;
	log: Log;
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

	/**
	 * The first picture: notes that the client which shows the question can identify itself, and does nothing else. Where
	 * that cannot be noted, the client will be offered the file, which works for all of them.
	 */
	async seen({ ticketText, cookieLogin, fetchSite }: KeepRequest): Promise<void> {
		try {
			const ticket = await this.usableTicket(ticketText);
			if (ticket && isFromHere(fetchSite, 'picture') && cookieLogin?.userId === ticket.userId) {
				await this.ports.events.seen(ticket);
			}
		} catch (error) {
			this.ports.log.error(`client not noted: ${causeOf(error)}`);
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
		let ticket: Ticket | undefined;
		try {
			// An expired ticket still tells in which language to say so.
			ticket = await this.ports.signer.read(request.ticketText);
		} catch (error) {
			this.ports.log.error(`ticket not read: ${causeOf(error)}`);
			return { ticket, outcome: failed('refused', false) };
		}
		if (!ticket || isExpired(ticket, this.ports.clock())) {
			return { ticket, outcome: failed('expired', false) };
		}
		return { ticket, outcome: await this.keepFor(ticket, request) };
	}

	private async keepFor(ticket: Ticket, request: KeepRequest): Promise<HandshakeOutcome> {
		let isUnderWay = false;
		try {
			const history = await this.ports.events.of(ticket);
			const checked = checkKeepRequest(ticket, history, request);
			if ('outcome' in checked) {
				await this.noteRefusal(ticket, checked.outcome, request.client);
				return checked.outcome;
			}
			isUnderWay = true;
			return await this.revoke(ticket, checked.login, history, request.client);
		} catch (error) {
			this.ports.log.error(`defect in the handshake: ${error instanceof Error ? error.stack : 'not an Error'}`);
			return failed(isUnderWay ? 'unknown' : 'refused', true);
		}
	}

	private async revoke(
		ticket: Ticket,
		{ userId, authToken }: ClientLogin,
		{ recentRevocations: recent }: TicketHistory,
		client: ClientInfo,
	): Promise<HandshakeOutcome> {
		try {
			const start = { userId, via: 'command', ticketId: ticket.id, recent } as const;
			const { lastRevokedAt } = ticket;
			const details = lastRevokedAt === undefined ? undefined : { lastRevokedAt };
			const revocation = await this.ports.revoker.revoke({ ...start, authToken, client, details });
			return { kind: 'done', until: revocation.tokenExpires, isNews: true, others: this.others(ticket, revocation) };
		} catch (error) {
			if (error instanceof RevocationError) {
				return failedBy(error);
			}
			throw error;
		}
	}

	private others({ logins }: Ticket, { closed, madeAt }: Revocation): Others {
		const isKnown = logins && madeAt !== undefined;
		return { closed, ended: isKnown ? loginsEnded(logins, madeAt, this.ports.clock()) : undefined };
	}

	/** Refusals are counted, so that nobody can guess on; those beyond the limit cost no write any more. */
	private async noteRefusal(ticket: Ticket, outcome: HandshakeOutcome, client: ClientInfo): Promise<void> {
		if (outcome.kind === 'failed' && outcome.failure !== 'too_many') {
			const { events, reporter, clock } = this.ports;
			await this.count(() => events.failed(ticket));
			await reporter.report({ userId: ticket.userId, via: 'command', client, at: clock(), result: outcome.failure });
		}
	}

	/** A refusal that cannot be counted is one all the same, with the same reason. */
	private async count(write: () => Promise<void>): Promise<void> {
		try {
			await write();
		} catch (error) {
			this.ports.log.error(`refusal not counted: ${causeOf(error)}`);
		}
	}

	private async usableTicket(text: string): Promise<Ticket | undefined> {
		const ticket = await this.ports.signer.read(text);
		return ticket && !isExpired(ticket, this.ports.clock()) ? ticket : undefined;
	}
}

function causeOf(error: unknown): string {
	return error instanceof Error ? error.message : 'unknown error';
}
