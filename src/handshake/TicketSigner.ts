import { randomBytes } from 'crypto';

import { hmac, isSame } from '../sessions/hashes';
import type { Confirmation, Ticket } from './Ticket';

export interface TicketSignerPorts {
	/** Returns the keys of 256 bits that are kept, in hex. */
	readKeys(): Promise<string[]>;
	addKey(key: string): Promise<void>;
	/** Returns what `read` returned lately, or returns now. */
	remember(read: () => Promise<string[]>): Promise<string[]>;
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
 * All instances share the key through the app's persistence. Two that start at the same moment may make two; then both count.
 * Who reads the database can forge tickets, which gains nothing: no ticket is a login.
 */
export class TicketSigner {
	constructor(private readonly ports: TicketSignerPorts) {}

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
		const { readKeys, addKey, remember } = this.ports;
		return remember(async () => {
			let keys = await readKeys();
			if (keys.length === 0) {
				await addKey(randomBytes(32).toString('hex'));
				keys = await readKeys();
			}
			if (keys.length === 0) {
				throw new Error("the app's persistence did not keep the signing key");
			}
			// All instances must agree on which one is first.
			return keys.sort();
		});
	}
}
