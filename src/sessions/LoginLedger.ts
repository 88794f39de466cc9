import { type LedgerBatches, mostLogins } from './LedgerBatches';
import { isOutlived, loginExpirationMs } from './loginExpiration';
import type { Clock, RecordStore, SessionRules } from './ports';
import { dayNumber, historyOf, loginsOfDay, loginsOfSlice, startOfDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';
import { isRevocationRecord, type RevocationRecord } from './RevocationLog';
import type { RunTime } from './RunTime';

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

export interface LoginLedgerPorts {
	store: RecordStore;
	notes: RecordNotes;
	batches: LedgerBatches;
	rules: Pick<SessionRules, 'rawLoginExpiration' | 'keepsLoginLedger'>;
	clock: Clock;
}

/**
 * Who logged in when, for workspaces that do not tell how many sessions a user has. Costs one write per login; what is
 * read of it is one user's own.
 */
export class LoginLedger {
	constructor(private readonly ports: LoginLedgerPorts) {}

	/** Notes a login that has just happened. */
	async append(userId: string): Promise<void> {
		const { store, batches, rules, clock } = this.ports;
		if (!(await rules.keepsLoginLedger())) {
			return;
		}
		const record: LoginRecord = { kind: 'login', userId, at: clock() };
		const tag = batches.tagFor(userId);
		await store.add([historyOf(userId), loginsOfSlice(record.at), { tag }], record);
		const surplus = batches.stored(userId, tag);
		if (surplus) {
			await store.remove([{ tag: surplus }]);
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
		const counting = Math.max(known.ledgerBegan, startOfDay((known.removedUpTo ?? -1) + 1));
		const logins = loginsIn(records).filter((at) => at > (lastRevocation?.at ?? 0));
		return { lastRevocation, known: this.knownOf(logins, counting, lastRevocation?.at ?? 0, rawLoginExpiration) };
	}

	/**
	 * Begins the ledger where it is to be kept, else removes all that was noted. Safe to run twice, also at the same time.
	 * Gives false where the time was too short.
	 */
	async tend(time: RunTime): Promise<boolean> {
		const { notes, rules, clock } = this.ports;
		const { ledgerBegan, removedUpTo = -1 } = await notes.read();
		const isKept = await rules.keepsLoginLedger();
		if (isKept && ledgerBegan === undefined) {
			await notes.ledgerBegan(clock());
		}
		if (!isKept && ledgerBegan !== undefined) {
			const left = await this.removeSince(Math.max(dayNumber(ledgerBegan), removedUpTo + 1), time);
			await notes.ledgerEnded();
			if (left !== undefined) {
				await notes.ledgerBegan(startOfDay(left));
				return false;
			}
		}
		return true;
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

	/** Gives the first day that is left where the time was too short. */
	private async removeSince(firstDay: number, time: RunTime): Promise<number | undefined> {
		const { store, clock } = this.ports;
		// A day more: the clock of the instance that noted the last login may be ahead.
		const lastDay = dayNumber(clock()) + 1;
		for (let day = firstDay; day <= lastDay; day++) {
			for (const slice of loginsOfDay(day)) {
				if (time.isOver()) {
					return day;
				}
				await store.remove([slice]);
			}
		}
		return undefined;
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
