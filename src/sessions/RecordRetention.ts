import { loginExpirationMs } from './loginExpiration';
import type { Clock, RecordKey, RecordStore, SessionRules } from './ports';
import { dayNumber, ofDay } from './recordKeys';

/** Without a note of the last clean-up (first run, or it was lost) this many days are looked through. */
const daysLookedThroughAtFirst = 366;

const noteKeys: RecordKey[] = [{ tag: 'records-removed-up-to' }];

/**
 * Removes records that mean nothing any more: older than a login can live. Works through whole days from where the last
 * run ended, so its cost depends on the days that passed, not on the number of records.
 */
export class RecordRetention {
	constructor(
		private readonly store: RecordStore,
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
		const firstDay = (await this.removedUpTo()) ?? lastDay - daysLookedThroughAtFirst;
		for (let day = firstDay + 1; day <= lastDay; day++) {
			await this.store.remove([ofDay(day)]);
		}
		if (lastDay > firstDay) {
			await this.store.remove(noteKeys);
			await this.store.add(noteKeys, { day: lastDay });
		}
		return Math.max(0, lastDay - firstDay);
	}

	private async removedUpTo(): Promise<number | undefined> {
		const days = (await this.store.find(noteKeys))
			.map((note) => (note as { day?: unknown } | null)?.day)
			.filter((day): day is number => typeof day === 'number' && Number.isFinite(day));
		return days.length > 0 ? Math.max(...days) : undefined;
	}
}
