import { createHash, randomBytes } from 'crypto';

import type { Clock, RecordKey, RecordStore } from './ports';
import { dayTag } from './recordDays';
import { RevocationError } from './RevocationError';

/** How a user asked for the revocation. */
export type RevocationVia = 'endpoint' | 'command';

/** What the app remembers of a revocation. */
export interface RevocationRecord {
	id: string;
	userId: string;
	/** Epoch ms at which it began. */
	at: number;
	via: RevocationVia;
	/** `begun` stays only where the app was stopped in the middle; `unknown` where the workspace gave no clear answer. */
	outcome: 'begun' | 'done' | 'unknown';
	/** ISO 8601; null for a personal access token. Set once `done`. */
	validUntil?: string | null;
	/** First 12 hex digits of the kept token's SHA-256: tells two logins apart, opens neither. Set once `done`. */
	keptToken?: string;
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
	 * The record is written before the others are counted: of several parallel attempts each sees the ones before it,
	 * so the limit cannot be passed by asking all at once. A refused attempt leaves nothing behind.
	 *
	 * @throws RevocationError `too-many-attempts`
	 */
	async begin(userId: string, via: RevocationVia, attemptsPerMinute: number): Promise<RevocationRecord> {
		const id = randomBytes(12).toString('hex');
		const record: RevocationRecord = { id, userId, at: this.clock(), via, outcome: 'begun' };
		await this.store.add(keysOf(record), record);
		const earlier = (await this.lastMinuteOf(record)).filter((other) => isBefore(other, record));
		if (earlier.length < attemptsPerMinute) {
			return record;
		}
		// A leftover would count for a minute and no more; the answer stays "too many" either way.
		await this.forget(record).catch(() => undefined);
		const mustPass = earlier.sort((a, b) => b.at - a.at)[attemptsPerMinute - 1];
		const retryAfter = Math.max(1, Math.ceil((mustPass.at + minute - record.at) / 1000));
		throw new RevocationError('too-many-attempts', {
			detail: `user ${userId} began ${earlier.length} revocations within a minute, ${attemptsPerMinute} are allowed`,
			retryAfter,
		});
	}

	/** Completes the record: other clients are logged out, `keptToken` stays until `validUntil` (null: for good). */
	async done(record: RevocationRecord, keptToken: string, validUntil: Date | null): Promise<void> {
		const completed: RevocationRecord = {
			...record,
			outcome: 'done',
			validUntil: validUntil === null ? null : validUntil.toISOString(),
			keptToken: createHash('sha256').update(keptToken).digest('hex').slice(0, 12),
		};
		await this.store.replace(keysOf(record), completed);
	}

	/** Notes that nobody knows whether the workspace did it. */
	async unknown(record: RevocationRecord): Promise<void> {
		await this.store.replace(keysOf(record), { ...record, outcome: 'unknown' });
	}

	/** Takes the record back: nothing happened. */
	async forget(record: RevocationRecord): Promise<void> {
		await this.store.remove([{ tag: idTag(record.id) }]);
	}

	private async lastMinuteOf({ userId, at }: RevocationRecord): Promise<RevocationRecord[]> {
		const found = await this.store.find([{ user: userId }, { tag: minuteTag(at) }]);
		return found.filter(isRevocationRecord).filter((record) => record.at > at - minute);
	}
}

/** Checks what comes out of the store; it may hold records of an older version of this app. */
export function isRevocationRecord(data: unknown): data is RevocationRecord {
	const record = data as Partial<RevocationRecord> | null | undefined;
	return typeof record?.id === 'string' && typeof record.userId === 'string' && typeof record.at === 'number';
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

/**
 * A record is tagged with its minute and the next one: whoever looks up the current minute finds everything of the
 * last 60 seconds in a single read.
 */
function keysOf({ id, userId, at }: RevocationRecord): RecordKey[] {
	return [
		{ user: userId },
		{ tag: idTag(id) },
		{ tag: dayTag(at) },
		{ tag: minuteTag(at) },
		{ tag: minuteTag(at + minute) },
	];
}

function idTag(id: string): string {
	return `revocation-${id}`;
}

function minuteTag(at: number): string {
	return `revocations-near-minute-${Math.floor(at / minute)}`;
}
