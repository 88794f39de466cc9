import { randomBytes } from 'crypto';

import { equalInConstantTime, hmac } from '../lib/hashes';
import type { EpochMs } from '../lib/time';

/**
 * A question asked in chat, with all it takes to answer in the right place and language. It travels as signed text, so
 * nothing is stored until somebody acts on it. It is no secret and authorizes nothing.
 */
export interface Ticket {
	id: string;
	userId: string;
	roomId: string;
	threadId?: string;
	/** The user to log out everywhere, if not the other clients of the user who is asked. May be that user, too. */
	targetId?: string;
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

export function randomId(): string {
	return randomBytes(12).toString('base64url');
}

/** The stored keys of 256 bits, in hex. */
interface KeyStore {
	readKeys(): Promise<string[]>;
	addKey(key: string): Promise<void>;
}

/** What a text says: one of the two, or neither if this app did not sign it. */
interface Signed {
	ticket?: Ticket;
	confirmation?: Confirmation;
}

/** Longer than anything this app signs: ids of the host, of which the longest known has 70 characters. */
const maxTextLength = 8000;

/**
 * Writes questions and confirmations as text for URLs and view ids, `<payload>.<signature>`, and reads them back. The
 * payload says which of the two it is. An invented text costs neither a write nor a call to the workspace.
 *
 * All instances share the key through the app's persistence. If two start at the same moment and make one each, both count.
 * Anyone who can read the database can forge tickets, which gains nothing: no ticket is a login.
 */
export class TicketSigner {
	/** @param remember returns what `read` returned lately, or returns now */
	constructor(
		private readonly store: KeyStore,
		private readonly remember: (read: () => Promise<string[]>) => Promise<string[]>,
	) {}

	async write(signed: Signed): Promise<string> {
		const payload = Buffer.from(JSON.stringify(signed)).toString('base64url');
		const [key] = await this.keys();
		return `${payload}.${hmac(key, payload)}`;
	}

	/** Makes a confirmation of the question. Returns its id, its moment and its signed text. */
	async confirm(ticket: Ticket, carrier: Carrier, at: EpochMs): Promise<{ id: string; at: EpochMs; text: string }> {
		const id = randomId();
		return { id, at, text: await this.write({ confirmation: { ticket, id, at, carrier } }) };
	}

	/** Returns the question or confirmation; neither if this app did not sign the text. Does not look at its age. */
	async read(text: string): Promise<Signed> {
		const [payload, signature, ...rest] = text.length <= maxTextLength ? text.split('.') : [];
		if (!payload || !signature || rest.length > 0) {
			return {};
		}
		const isOurs = (await this.keys()).some((key) => equalInConstantTime(signature, hmac(key, payload)));
		return isOurs ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Signed) : {};
	}

	/** Returns all keys, the one to sign with first; makes one at the first use. @throws Error if none is kept */
	private keys(): Promise<string[]> {
		return this.remember(async () => {
			let keys = await this.store.readKeys();
			if (keys.length === 0) {
				await this.store.addKey(randomBytes(32).toString('hex'));
				keys = await this.store.readKeys();
			}
			if (keys.length === 0) {
				throw new Error("the app's persistence did not keep the signing key");
			}
			// All instances must agree on which one is first.
			return keys.sort();
		});
	}
}
