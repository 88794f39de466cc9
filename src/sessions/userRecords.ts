import { shortHash } from '../lib/hashes';
import type { EpochMs } from '../lib/time';
import type { Outcome } from './endings';
import { loginExpirationMs } from './loginExpiration';
import type { Attempt, Via } from './ports';

/** A person's confirmation of a question. It works once. */
export interface ConfirmationId {
	id: string;
	at: EpochMs;
}

/** What the app remembers of a user's last logout of other clients. */
export interface LastRevocation {
	at: EpochMs;
	via: Via;
	outcome: Exclude<Outcome, 'nothing-happened'>;
	/** ISO 8601; null for a personal access token or an unknown outcome. */
	validUntil: string | null;
	/** Short hash of the kept token: tells two logins apart, opens neither. */
	keptToken: string;
	/** When the owner was last told; missing if they were not. */
	notifiedAt?: EpochMs;
	/** The user who was logged out everywhere, by id. */
	target?: string;
	/** The newest confirmation that was used, by this revocation or an earlier one. */
	confirmation?: ConfirmationId;
}

/** All the app stores about a user: at most one record of each kind, replaced each time. */
export interface UserRecords {
	/** What the user was shown for this question: the picture, by a client that sent a login, or a file to tap. */
	shown?: { ticketId: string; at: EpochMs; carrier: 'picture' | 'file' };
	/** The user's last confirmation, and the question it answered. */
	confirmed?: ConfirmationId & { ticketId: string };
	revocation?: LastRevocation;
}

export type RecordKind = keyof UserRecords;

/**
 * Storage of the three records. Hosts have no transactions, so each record is replaced as a whole. Never throws: a failure is
 * logged, because a record that can't be read or written must not stop a logout.
 */
export interface UserRecordStore {
	/** Finds all there is with one read; nothing if that fails. */
	read(userId: string): Promise<UserRecords>;
	write<K extends RecordKind>(userId: string, kind: K, data: Required<UserRecords>[K]): Promise<void>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Returns whether the owner was told less than a minute ago that the same login did the same. */
export function wasOwnerTold(
	{ target, ending, at }: Attempt,
	authToken: string,
	last: LastRevocation | undefined,
): boolean {
	const isSameRevocation =
		last?.keptToken === shortHash(authToken) &&
		last.outcome === ending.outcome &&
		(last.target ?? undefined) === target?.userId;
	return isSameRevocation && Math.abs(at - (last.notifiedAt ?? -Infinity)) < minuteMs;
}

/** Returns whether no revocation followed the user's last confirmation. */
export function cameToNothing({ confirmed, revocation }: UserRecords): boolean {
	return confirmed !== undefined && confirmed.at > (revocation?.confirmation?.at ?? -Infinity);
}

/**
 * Returns whether a record made at `at` means nothing any more: a revocation once the login it kept can no
 * longer be valid, everything else after a day. The kept login was made before its revocation, so it expires first.
 */
export function isExpiredRecord(kind: RecordKind, at: EpochMs, rawLoginExpiration: unknown, now: EpochMs): boolean {
	return at + (kind === 'revocation' ? loginExpirationMs(rawLoginExpiration) : dayMs) < now;
}
