import { mostLogins } from './LedgerBatches';
import type { KnownSince, LoginHistory } from './LoginLedger';

/** What was known of a user's logins before a revocation: enough to say afterwards how many others it can have ended. */
export interface LoginsBefore {
	/** Logins since then. */
	count: number;
	/** Epoch ms. */
	since: number;
	knownSince: KnownSince;
	/** Until when the login is valid that a revocation at `since` kept, epoch ms; undefined where there is none. */
	keptUntil?: number;
}

/** How many other logins a revocation has ended: no more than the app knows, perhaps fewer. */
export interface LoginsEnded {
	atMost: number;
	/** Set where only logins since then are counted, and older ones have ended too: epoch ms. */
	countedSince?: number;
}

/** Undefined where nothing is known. */
export function loginsBefore({ known, lastRevocation }: LoginHistory): LoginsBefore | undefined {
	if (!known) {
		return undefined;
	}
	const { logins, since, knownSince } = known;
	const keptUntil = knownSince === 'revocation' ? Date.parse(lastRevocation?.validUntil ?? '') : NaN;
	return { count: logins.length, since, knownSince, ...(Number.isFinite(keptUntil) && { keptUntil }) };
}

/**
 * @param keptMadeAt when the kept login token was made, epoch ms; null for a personal access token
 * @param now epoch ms
 */
export function loginsEnded(before: LoginsBefore, keptMadeAt: number | null, now: number): LoginsEnded {
	const { count, since, knownSince, keptUntil = 0 } = before;
	const isKeptCounted = keptMadeAt !== null && keptMadeAt >= since;
	// A login made before the last revocation is the very one that was kept then.
	const isKeptAgain = keptMadeAt !== null && !isKeptCounted;
	const others = count - (isKeptCounted ? 1 : 0) + (keptUntil > now && !isKeptAgain ? 1 : 0);
	const most = keptMadeAt === null ? mostLogins : mostLogins - 1;
	return {
		atMost: Math.min(most, Math.max(0, others)),
		...(knownSince === 'counting' && { countedSince: since }),
	};
}
