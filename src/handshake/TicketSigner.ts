import { randomBytes } from 'crypto';

import { hmac, isSame } from '../sessions/hashes';
import type { Confirmation, Ticket } from './Ticket';

/** The stored keys of 256 bits, in hex. */
interface KeyStore {
	readKeys(): Promise<string[]>;
	addKey(key: string): Promise<void>;
}

interface Signed {
	ticket?: Ticket;
	confirmation?: Confirmation;
}

const maxLength = 2000;

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

	/** Returns the question or confirmation; neither if this app did not sign the text. Does not look at its age. */
	async read(text: string): Promise<Signed> {
		const [payload, signature, ...rest] = text.length <= maxLength ? text.split('.') : [];
		if (!payload || !signature || rest.length > 0) {
			return {};
		}
		const isOurs = (await this.keys()).some((key) => isSame(signature, hmac(key, payload)));
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
