import type { LoginsBefore } from '../sessions/loginsEnded';

/**
 * A question that a user was asked in chat, and everything needed to answer in the right place and language.
 * It travels as signed text (see TicketSigner), so nothing is stored until somebody acts on it.
 */
export interface Ticket {
	id: string;
	userId: string;
	roomId: string;
	threadId?: string;
	/** Epoch ms. */
	askedAt: number;
	language: string;
	/** Hours ahead of UTC. */
	utcOffset: number;
	/** What was known of the user's logins when they were asked; undefined where nothing was. */
	logins?: LoginsBefore;
	/** When others were logged out the last time before, epoch ms: 0 for never, undefined where it is not known. */
	lastRevokedAt?: number;
}

/** A ticket can be used for this long after the question. */
export const ticketLifeMs = 2 * 60 * 1000;

export function isExpired(ticket: Ticket, now: number): boolean {
	return now < ticket.askedAt - ticketLifeMs || now > ticket.askedAt + ticketLifeMs;
}
