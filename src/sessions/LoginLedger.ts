import { type LedgerBatches, mostLogins } from './LedgerBatches';
import { isOutlived, loginExpirationMs } from './loginExpiration';
import type { Clock, RecordStore, SessionRules } from './ports';
import { historyOf, loginsOfSlice, startOfDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';
import { isRevocationRecord, type RevocationRecord } from './RevocationLog';

/** A login of a user: that it was, and nothing else about it. */
interface LoginRecord {
	kind: 'login';
	userId: string;
	/** Epoch ms. */
	at: number;
}

/** From when on the logins are known. */
export type KnownSince =
	/** As long as a login can live: whatever is older is no longer valid. */
	| 'period'
	/** When the ledger began; there may be older logins that are still valid. */
	| 'counting'
	/** The last time others were logged out: of older logins at most the one that was kept then is valid. */
	| 'revocation';

/** Logins of a user as far as the app has counted them; never a number it does not know. */
export interface KnownLogins {
	/** Logins since `since`, epoch ms, newest first; no more than a workspace keeps (50), so 50 may stand for more. */
	logins: number[];
	/** Logins that have outlived Login Expiration and are still noted, newest first. */
	expired: number[];
	/** Epoch ms. */
	since: number;
	knownSince: KnownSince;
}

export interface LoginHistory {
	/** The last time others were logged out, as far as this app did it. */
	lastRevocation?: RevocationRecord;
	/** Undefined where no ledger is kept. */
	known?: KnownLogins;
}

/**
 * Whether this process has heard of logins that were not noted, be it that the storage failed or that the ledger was off.
 * Whoever notes anything next says so first, so no other process needs to know.
 */
export class MissedLogins {
	isAny = false;
}

export interface LoginLedgerPorts {
	store: RecordStore;
	notes: RecordNotes;
	batches: LedgerBatches;
	missed: MissedLogins;
	rules: Pick<SessionRules, 'rawLoginExpiration' | 'keepsLoginLedger'>;
	clock: Clock;
}

/**
 * Who logged in when, for workspaces that do not tell how many sessions a user has. Costs one write per login; what is
 * read of it is one user's own.
 */
export class LoginLedger {
	constructor(private readonly ports: LoginLedgerPorts) {}

	/** Notes a login that has just happened. @throws what the storage throws */
	async append(userId: string): Promise<void> {
		const { missed, rules } = this.ports;
		try {
			if (!(await rules.keepsLoginLedger())) {
				missed.isAny = true;
				return;
			}
			if (missed.isAny) {
				await this.admitGap();
			}
			await this.add(userId);
		} catch (error) {
			missed.isAny = true;
			throw error;
		}
	}

	/** One read. */
	async of(userId: string): Promise<LoginHistory> {
		const { store, notes, rules } = this.ports;
		const isKept = await rules.keepsLoginLedger();
		const [records, known, rawLoginExpiration] = await Promise.all([
			store.find([historyOf(userId)]),
			isKept ? notes.known() : undefined,
			rules.rawLoginExpiration(),
		]);
		const lastRevocation = lastDone(records);
		if (known?.ledgerBegan === undefined) {
			return { lastRevocation };
		}
		// Records may be removed to a later day than the setting asks for now: it was shorter once.
		const wholeSince = Math.max(known.ledgerBegan, known.wholeSince ?? 0);
		const counting = Math.max(wholeSince, startOfDay((known.removedUpTo ?? -1) + 1));
		const logins = loginsIn(records).filter((at) => at > (lastRevocation?.at ?? 0));
		return { lastRevocation, known: this.knownOf(logins, counting, lastRevocation?.at ?? 0, rawLoginExpiration) };
	}

	private async admitGap(): Promise<void> {
		const { notes, missed, clock } = this.ports;
		// Just before the login that is noted next, so that this one counts.
		await notes.wholeSince(clock() - 1);
		missed.isAny = false;
	}

	private async add(userId: string): Promise<void> {
		const { store, batches, clock } = this.ports;
		const record: LoginRecord = { kind: 'login', userId, at: clock() };
		const tag = batches.tagFor(userId);
		await store.add([historyOf(userId), loginsOfSlice(record.at), { tag }], record);
		const surplus = batches.stored(userId, tag);
		if (surplus) {
			await store.remove([{ tag: surplus }]);
		}
	}

	private knownOf(logins: number[], counting: number, revokedAt: number, rawLoginExpiration: unknown): KnownLogins {
		const now = this.ports.clock();
		const period = now - loginExpirationMs(rawLoginExpiration);
		const since = Math.max(counting, period, revokedAt);
		return {
			logins: logins.filter((at) => at > since).slice(0, mostLogins),
			expired: logins.filter((at) => isOutlived(at, rawLoginExpiration, now)),
			since,
			knownSince: since === revokedAt ? 'revocation' : since === period ? 'period' : 'counting',
		};
	}
}

function lastDone(records: unknown[]): RevocationRecord | undefined {
	const done = records.filter(isRevocationRecord).filter(({ outcome }) => outcome === 'done');
	return done.sort((a, b) => b.at - a.at)[0];
}

function loginsIn(records: unknown[]): number[] {
	const logins = records.filter(isLoginRecord).map(({ at }) => at);
	return logins.sort((a, b) => b - a);
}

function isLoginRecord(data: unknown): data is LoginRecord {
	const record = data as Partial<LoginRecord> | null | undefined;
	return record?.kind === 'login' && typeof record.at === 'number';
}
