import { loginExpirationMs } from './loginExpiration';
import type { Clock, RecordStore, SessionRules } from './ports';
import { dayNumber, loginsOfDay, ofDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';

/** Without a note of the last clean-up (first run, or it was lost) this many days are looked through. */
const daysLookedThroughAtFirst = 366;

/**
 * Removes records that mean nothing any more: older than a login can live. Works through whole days from where the last
 * run ended, so its cost depends on the days that passed, not on the number of records.
 */
export class RecordRetention {
	constructor(
		private readonly store: RecordStore,
		private readonly notes: RecordNotes,
		private readonly rules: Pick<SessionRules, 'rawLoginExpiration'>,
		private readonly clock: Clock,
	) {}

	/** Gives the number of days whose records are gone now. Safe to run twice, also at the same time. */
	async removeOldRecords(): Promise<number> {
		const oldestKept = this.clock() - loginExpirationMs(await this.rules.rawLoginExpiration());
		const lastDay = dayNumber(oldestKept) - 1;
		// A setting of more days than there are since 1970: everything is kept.
		if (!(lastDay >= 0)) {
			return 0;
		}
		const { removedUpTo = lastDay - daysLookedThroughAtFirst, ledgerBegan } = await this.notes.read();
		const firstLedgerDay = ledgerBegan === undefined ? Infinity : dayNumber(ledgerBegan);
		for (let day = removedUpTo + 1; day <= lastDay; day++) {
			await this.store.remove([ofDay(day)]);
			for (const hour of day < firstLedgerDay ? [] : loginsOfDay(day)) {
				await this.store.remove([hour]);
			}
		}
		if (lastDay > removedUpTo) {
			await this.notes.removedUpTo(lastDay);
		}
		return Math.max(0, lastDay - removedUpTo);
	}
}
