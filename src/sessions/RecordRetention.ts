import { loginExpirationMs } from './loginExpiration';
import type { Clock, RecordStore, SessionRules } from './ports';
import { dayNumber, loginsOfDay, ofDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';
import type { RunTime } from './RunTime';

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

	/**
	 * Gives the number of days whose records are gone now, and whether that was all there was time for. Safe to run twice,
	 * also at the same time.
	 */
	async removeOldRecords(time: RunTime): Promise<{ days: number; isDone: boolean }> {
		const oldestKept = this.clock() - loginExpirationMs(await this.rules.rawLoginExpiration());
		const lastDay = dayNumber(oldestKept) - 1;
		// A setting of more days than there are since 1970: everything is kept.
		if (!(lastDay >= 0)) {
			return { days: 0, isDone: true };
		}
		const { removedUpTo = lastDay - daysLookedThroughAtFirst, ledgerBegan } = await this.notes.read();
		const firstLedgerDay = ledgerBegan === undefined ? Infinity : dayNumber(ledgerBegan);
		let done = removedUpTo;
		while (done < lastDay && (await this.removeDay(done + 1, firstLedgerDay, time))) {
			done++;
		}
		if (done > removedUpTo) {
			await this.notes.removedUpTo(done);
		}
		return { days: done - removedUpTo, isDone: done >= lastDay };
	}

	/** Whether there was time for all of the day. */
	private async removeDay(day: number, firstLedgerDay: number, time: RunTime): Promise<boolean> {
		for (const key of [ofDay(day), ...(day < firstLedgerDay ? [] : loginsOfDay(day))]) {
			if (time.isOver()) {
				return false;
			}
			await this.store.remove([key]);
		}
		return true;
	}
}
