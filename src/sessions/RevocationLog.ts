import { randomBytes } from 'crypto';

import { shortHash } from '../security/hashes';
import type { Clock, RecordKey, RecordStore } from './ports';
import { historyOf, recentOf, recordKeys } from './recordKeys';
import { RevocationError } from './RevocationError';

/** How a user asked for the revocation. */
export type RevocationVia = 'endpoint' | 'command';

/** What the app remembers of a revocation. */
export interface RevocationRecord {
	kind: 'revocation';
	id: string;
	userId: string;
	/** Epoch ms at which it began. */
	at: number;
	via: RevocationVia;
	/** The question in chat that was answered with it. */
	ticketId?: string;
	/** `begun` stays only where the app was stopped in the middle; `unknown` where the workspace gave no clear answer. */
	outcome: 'begun' | 'done' | 'unknown';
	/** ISO 8601; null for a personal access token. Set once `done`. */
	validUntil?: string | null;
	/** Short hash of the kept token: tells two logins apart, opens neither. Set once `done`. */
	keptToken?: string;
}

export interface RevocationStart {
	userId: string;
	via: RevocationVia;
	ticketId?: string;
	/**
	 * The user's recent revocations, where the caller has just read them and has left a trace of its own of what it is
	 * about: then neither is done again here.
	 */
	recent?: RevocationRecord[];
}

const minute = 60 * 1000;

/**
 * One record per revocation, kept as long as a login could live. The same records carry the limit per user, so it
 * holds on every instance of the workspace and across restarts.
 */
export class RevocationLog {
	constructor(
		private readonly store: RecordStore,
		private readonly clock: Clock,
	) {}

	/**
	 * Opens a record for a revocation that is about to start.
	 *
	 * Unless the caller knows the recent ones, the record is written before the others are counted, so that parallel
	 * attempts see one another and a crash leaves a trace; one whose record takes longer to be written than another's
	 * count may still slip through, harmlessly. A refused attempt leaves nothing behind.
	 *
	 * @throws RevocationError `too-many-attempts`
	 */
	async begin({ recent, ...start }: RevocationStart, attemptsPerMinute: number): Promise<RevocationRecord> {
		const id = randomBytes(12).toString('hex');
		const record: RevocationRecord = { kind: 'revocation', id, ...start, at: this.clock(), outcome: 'begun' };
		if (recent) {
			refuseBeyond(attemptsPerMinute, record, recent);
			return record;
		}
		await this.store.add(keysOf(record), record);
		await this.refuseIfTooMany(attemptsPerMinute, record);
		return record;
	}

	/** Completes the record: other clients are logged out, `keptToken` stays until `validUntil` (null: for good). */
	async done(record: RevocationRecord, keptToken: string, validUntil: Date | null): Promise<void> {
		const completed: RevocationRecord = {
			...record,
			outcome: 'done',
			validUntil: validUntil === null ? null : validUntil.toISOString(),
			keptToken: shortHash(keptToken),
		};
		await this.store.put(keysOf(record), completed);
	}

	/** Notes that nobody knows whether the workspace did it. */
	async unknown(record: RevocationRecord): Promise<void> {
		await this.store.put(keysOf(record), { ...record, outcome: 'unknown' });
	}

	/** Takes the record back: nothing happened. */
	async forget(record: RevocationRecord): Promise<void> {
		await this.store.remove([idKey(record)]);
	}

	private async refuseIfTooMany(attemptsPerMinute: number, record: RevocationRecord): Promise<void> {
		const found = await this.store.find(recentOf(record.userId, record.at));
		try {
			refuseBeyond(attemptsPerMinute, record, found.filter(isRevocationRecord));
		} catch (refusal) {
			// A leftover would count for a minute and no more; the answer stays "too many" either way.
			await this.forget(record).catch(() => undefined);
			throw refusal;
		}
	}
}

/** Checks what comes out of the store: it holds records of other kinds, and perhaps of an older version of this app. */
export function isRevocationRecord(data: unknown): data is RevocationRecord {
	const record = data as Partial<RevocationRecord> | null | undefined;
	return record?.kind === 'revocation' && typeof record.userId === 'string' && typeof record.at === 'number';
}

/** @throws RevocationError where the user began as many revocations within the 60 seconds before this one */
function refuseBeyond(attemptsPerMinute: number, record: RevocationRecord, others: RevocationRecord[]): void {
	const earlier = others.filter((other) => other.at > record.at - minute && isBefore(other, record));
	if (earlier.length < attemptsPerMinute) {
		return;
	}
	const mustPass = earlier.sort((a, b) => b.at - a.at)[attemptsPerMinute - 1];
	throw new RevocationError('too-many-attempts', {
		detail: `${earlier.length} revocations of this user began within a minute, ${attemptsPerMinute} are allowed`,
		retryAfter: Math.max(1, Math.ceil((mustPass.at + minute - record.at) / 1000)),
	});
}

/**
 * Attempts of one millisecond are put in order by their ids, so that all of them agree on who came first; one that has
 * already ended came first in any case.
 */
function isBefore(other: RevocationRecord, record: RevocationRecord): boolean {
	if (other.at !== record.at) {
		return other.at < record.at;
	}
	return other.id !== record.id && (other.outcome !== 'begun' || other.id < record.id);
}

function keysOf(record: RevocationRecord): RecordKey[] {
	return [...recordKeys(record.userId, record.at), historyOf(record.userId), idKey(record)];
}

function idKey({ id }: RevocationRecord): RecordKey {
	return { tag: `revocation-${id}` };
}
