import type { EpochMs, Target } from '../sessions/ports';

/**
 * A question asked in chat, with all it takes to answer in the right place and language. It travels as signed text, so
 * nothing is stored until somebody acts on it. It is no secret and authorizes nothing.
 */
export interface Ticket {
	id: string;
	userId: string;
	roomId: string;
	threadId?: string;
	/** The user to log out everywhere, if not the other clients of the user who is asked. */
	target?: Target;
	language: string;
	/** Hours ahead of UTC; undefined if unknown. */
	utcOffset?: number;
	askedAt: EpochMs;
}

/**
 * How the client brings its login token: by the cookies that go with the picture in the modal, or by opening a file, which
 * works in every client, also in those that load pictures without cookies.
 */
export type Carrier = 'picture' | 'file';

/** The answer to a question. Only the client that confirmed knows its text. A file is offered to all clients of the user. */
export interface Confirmation {
	ticket: Ticket;
	id: string;
	at: EpochMs;
	carrier: Carrier;
}

const lifeMs = 2 * 60 * 1000;

/** Returns whether a question or confirmation made at `at` can still be used. Clocks of instances may differ a little. */
export function isFresh(at: EpochMs, now: EpochMs): boolean {
	return Math.abs(now - at) <= lifeMs;
}
