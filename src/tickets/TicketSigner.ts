import { createHmac } from 'crypto';

import { isSame } from '../security/hashes';
import type { KnownSince } from '../sessions/LoginLedger';
import type { LoginsBefore } from '../sessions/loginsEnded';
import type { SigningKeys } from './SigningKeys';
import type { Ticket } from './Ticket';

const longestTicket = 2000;

/**
 * Writes tickets as text that fits into a URL and a view id, `<payload>.<signature>`, and reads them back.
 *
 * What is signed needs no record: a request with an invented ticket costs neither a write nor a call to the workspace.
 * A ticket is no secret (the first modal reaches every session of the user) and authorizes nothing by itself.
 */
export class TicketSigner {
	constructor(private readonly keys: SigningKeys) {}

	async write(ticket: Ticket): Promise<string> {
		const { id, userId, roomId, threadId = '', askedAt, language, utcOffset, logins, lastRevokedAt } = ticket;
		const fields: TicketFields = [id, userId, roomId, threadId, askedAt, language, utcOffset];
		fields.push(logins ? fieldsOf(logins) : null, lastRevokedAt ?? null);
		const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
		return `${payload}.${signatureOf(payload, await this.keys.forSigning())}`;
	}

	/** The ticket of a text this app has signed; undefined for any other text. Does not look at its age. */
	async read(text: string): Promise<Ticket | undefined> {
		const [payload, signature, ...rest] = text.length <= longestTicket ? text.split('.') : [];
		if (!payload || !signature || rest.length > 0) {
			return undefined;
		}
		const isOurs = await this.keys.some((key) => isSame(signature, signatureOf(payload, key)));
		return isOurs ? ticketOf(payload) : undefined;
	}
}

function signatureOf(payload: string, key: string): string {
	return createHmac('sha256', key).update(payload).digest('base64url');
}

/** Only ever reads what this app wrote and signed. */
function ticketOf(payload: string): Ticket {
	const fields = JSON.parse(Buffer.from(payload, 'base64url').toString()) as TicketFields;
	const [id, userId, roomId, threadId, askedAt, language, utcOffset, logins, lastRevokedAt] = fields;
	const ticket: Ticket = { id, userId, roomId, threadId: threadId || undefined, askedAt, language, utcOffset };
	return {
		...ticket,
		...(logins && { logins: loginsOf(logins) }),
		...(typeof lastRevokedAt === 'number' && { lastRevokedAt }),
	};
}

function fieldsOf({ count, since, knownSince, keptUntil }: LoginsBefore): LoginsFields {
	return [count, since, knownSince, keptUntil ?? null];
}

function loginsOf([count, since, knownSince, keptUntil]: LoginsFields): LoginsBefore {
	return { count, since, knownSince, ...(typeof keptUntil === 'number' && { keptUntil }) };
}

type LoginsFields = [count: number, since: number, knownSince: KnownSince, keptUntil: number | null];

type TicketFields = [
	id: string,
	userId: string,
	roomId: string,
	threadId: string,
	askedAt: number,
	language: string,
	utcOffset: number,
	// Missing where the version before this one has signed it.
	logins?: LoginsFields | null,
	lastRevokedAt?: number | null,
];
