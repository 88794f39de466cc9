import type { MissedLogins } from './LoginLedger';
import type { Clock, RecordStore, SessionRules } from './ports';
import { dayNumber, loginsOfDay, startOfDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';
import type { RunTime } from './RunTime';

/** The ledger shows every ten minutes that it is kept; a job may be late, and one may fail. */
const mostSilenceMs = 25 * 60 * 1000;

/** Begins the login ledger and ends it, and sees to it that it claims no more than it knows. */
export class LedgerKeeping {
	constructor(
		private readonly store: RecordStore,
		private readonly notes: RecordNotes,
		private readonly rules: Pick<SessionRules, 'keepsLoginLedger'>,
		private readonly missed: MissedLogins,
		private readonly clock: Clock,
	) {}

	/**
	 * Begins the ledger where it is to be kept, else removes all that was noted. Safe to run twice, also at the same time.
	 * Gives false where the time was too short.
	 */
	async tend(time: RunTime): Promise<boolean> {
		if (await this.rules.keepsLoginLedger()) {
			await this.showAlive();
			return true;
		}
		const { ledgerBegan, removedUpTo = -1 } = await this.notes.read();
		return ledgerBegan === undefined || this.empty(Math.max(dayNumber(ledgerBegan), removedUpTo + 1), time);
	}

	/**
	 * Notes that logins are noted. Where they were not for a while (the app was disabled, the storage failed), what came
	 * before is not known whole, and counting begins anew.
	 */
	async showAlive(): Promise<void> {
		const { notes, rules, missed, clock } = this;
		if (!(await rules.keepsLoginLedger())) {
			return;
		}
		const { ledgerBegan, aliveAt } = await notes.read();
		const now = clock();
		const isGap = missed.isAny || (aliveAt !== undefined && now - aliveAt > mostSilenceMs);
		if (ledgerBegan === undefined) {
			await notes.ledgerBegan(now);
		} else if (isGap) {
			await notes.wholeSince(now);
		}
		missed.isAny = false;
		await notes.aliveAt(now);
	}

	private async empty(firstDay: number, time: RunTime): Promise<boolean> {
		// Should it be switched on again halfway, counting begins anew.
		await this.notes.aliveAt(0);
		const left = await this.removeSince(firstDay, time);
		await this.notes.ledgerEnded();
		if (left !== undefined) {
			await this.notes.ledgerBegan(startOfDay(left));
		}
		return left === undefined;
	}

	/** Gives the first day that is left where the time was too short. */
	private async removeSince(firstDay: number, time: RunTime): Promise<number | undefined> {
		// A day more: the clock of the instance that noted the last login may be ahead.
		const lastDay = dayNumber(this.clock()) + 1;
		for (let day = firstDay; day <= lastDay; day++) {
			for (const slice of loginsOfDay(day)) {
				if (time.isOver()) {
					return day;
				}
				await this.store.remove([slice]);
			}
		}
		return undefined;
	}
}
