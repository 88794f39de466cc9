import { randomBytes } from 'crypto';

import { hashOf, isSame } from '../security/hashes';
import type { Clock, RecordStore } from '../sessions/ports';
import { recentOf, recordKeys } from '../sessions/recordKeys';
import { isRevocationRecord, type RevocationRecord } from '../sessions/RevocationLog';
import type { Ticket } from './Ticket';

/** How the client that asked is to bring its login token. */
export type Carrier =
	/** By the cookies that go with the picture in the modal. */
	| 'picture'
	/** By opening a file, where pictures are loaded without cookies. */
	| 'file';

interface SeenEvent {
	kind: 'ticket-seen';
	ticketId: string;
	at: number;
}

interface ConfirmedEvent {
	kind: 'ticket-confirmed';
	ticketId: string;
	at: number;
	carrier: Carrier;
	secretHash: string;
}

/** An attempt to use a ticket that came to nothing. */
interface FailedEvent {
	kind: 'ticket-failed';
	ticketId: string;
	at: number;
}

type TicketEvent = SeenEvent | ConfirmedEvent | FailedEvent;

/** What happened to a ticket so far. */
export interface TicketHistory {
	/** Its first picture was asked for by a client that identified itself. */
	isSeen: boolean;
	/** The confirmation with this secret; undefined where there is none. */
	confirmedWith(secret: string): ConfirmedEvent | undefined;
	/** The revocation it led to, if it was done. */
	done: RevocationRecord | undefined;
	/** Unsuccessful attempts on any of the user's tickets in the last two minutes. */
	failures: number;
	/** All recent revocations of the user, whatever led to them. */
	recentRevocations: RevocationRecord[];
}

/** The memory of the handshake: records that are only ever added, so that parallel requests cannot spoil one another. */
export class TicketEvents {
	constructor(
		private readonly store: RecordStore,
		private readonly clock: Clock,
	) {}

	/**
	 * The client that shows this ticket can identify itself. Nothing else follows from it. Nobody has checked its
	 * cookies, so a flood of such requests must not become one of records: there is one per ticket and minute.
	 */
	async seen(ticket: Ticket): Promise<void> {
		const event: SeenEvent = { kind: 'ticket-seen', ticketId: ticket.id, at: this.clock() };
		await this.store.put([...recordKeys(ticket.userId, event.at), { tag: `seen-${ticket.id}` }], event);
	}

	/** The user said yes. Gives a new secret of 256 bits, of which only the hash is kept. */
	async confirmed(ticket: Ticket, carrier: Carrier): Promise<string> {
		const secret = randomBytes(32).toString('base64url');
		const event: ConfirmedEvent = {
			kind: 'ticket-confirmed',
			ticketId: ticket.id,
			at: this.clock(),
			carrier,
			secretHash: hashOf(secret),
		};
		await this.store.add(recordKeys(ticket.userId, event.at), event);
		return secret;
	}

	/** Somebody tried to use the ticket, in vain. */
	async failed(ticket: Ticket): Promise<void> {
		const event: FailedEvent = { kind: 'ticket-failed', ticketId: ticket.id, at: this.clock() };
		await this.store.add(recordKeys(ticket.userId, event.at), event);
	}

	/** One read; a ticket does not live longer than what it finds. */
	async of(ticket: Ticket): Promise<TicketHistory> {
		const recent = await this.store.find(recentOf(ticket.userId, this.clock()));
		const allEvents = recent.filter(isTicketEvent);
		const events = allEvents.filter(({ ticketId }) => ticketId === ticket.id);
		const recentRevocations = recent.filter(isRevocationRecord);
		return {
			isSeen: events.some(({ kind }) => kind === 'ticket-seen'),
			confirmedWith: (secret) =>
				events.filter(isConfirmed).find(({ secretHash }) => isSame(secretHash, hashOf(secret))),
			done: recentRevocations.find(({ ticketId, outcome }) => ticketId === ticket.id && outcome === 'done'),
			failures: allEvents.filter(({ kind }) => kind === 'ticket-failed').length,
			recentRevocations,
		};
	}
}

function isTicketEvent(record: unknown): record is TicketEvent {
	const { kind, ticketId } = (record ?? {}) as Partial<TicketEvent>;
	return typeof ticketId === 'string' && typeof kind === 'string' && kind.startsWith('ticket-');
}

function isConfirmed(event: TicketEvent): event is ConfirmedEvent {
	return event.kind === 'ticket-confirmed';
}
