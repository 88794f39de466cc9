import { loginExpirationMs } from './loginExpiration';
import type { Clock, RecordKey, RecordStore, SessionRules } from './ports';
import { dayNumber, loginsOfDay, ofDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';
import { isRevocationRecord } from './RevocationLog';

/** How many records there are of each kind. */
export interface Sizes {
	logins: number;
	revocations: number;
}

interface DaySize extends Sizes {
	kind: 'day-size';
	/** See dayNumber. */
	day: number;
}

const sizesKey: RecordKey = { tag: 'day-sizes' };

/** Counted in one night at most: a workspace that comes late to counting catches up in the nights that follow. */
const mostDaysANight = 31;

/**
 * How large ledger and trail are. Hosts count nothing, so each night the day before is counted, once, hour by hour; asking
 * for the sizes reads the counts only.
 */
export class TrailSizes {
	constructor(
		private readonly store: RecordStore,
		private readonly notes: RecordNotes,
		private readonly rules: Pick<SessionRules, 'rawLoginExpiration'>,
		private readonly clock: Clock,
	) {}

	/** Of all whole days that are kept; at most, since logins too many to matter go earlier. Undefined before the first night. */
	async total(): Promise<Sizes | undefined> {
		const first = await this.firstDay();
		const kept = (await this.counts()).filter(({ day }) => day >= first);
		const sum = (part: keyof Sizes): number => kept.reduce((total, size) => total + size[part], 0);
		return kept.length > 0 ? { logins: sum('logins'), revocations: sum('revocations') } : undefined;
	}

	/** Counts the days that have ended and are not counted yet. A count goes with the records of its day. */
	async countDays(): Promise<void> {
		const counted = new Set((await this.counts()).map(({ day }) => day));
		const today = dayNumber(this.clock());
		const first = Math.max(await this.firstDay(), today - mostDaysANight);
		for (let day = first; day < today; day++) {
			if (!counted.has(day)) {
				const size: DaySize = { kind: 'day-size', day, ...(await this.count(day)) };
				await this.store.put([sizesKey, ofDay(day)], size);
			}
		}
	}

	private async count(day: number): Promise<Sizes> {
		let logins = 0;
		for (const hour of loginsOfDay(day)) {
			logins += (await this.store.find([hour])).length;
		}
		const revocations = (await this.store.find([ofDay(day)])).filter(isRevocationRecord).length;
		return { logins, revocations };
	}

	private async counts(): Promise<DaySize[]> {
		return (await this.store.find([sizesKey])).filter(isDaySize);
	}

	private async firstDay(): Promise<number> {
		const { removedUpTo = -1 } = await this.notes.read();
		const oldest = this.clock() - loginExpirationMs(await this.rules.rawLoginExpiration());
		return Math.max(removedUpTo + 1, oldest > 0 ? dayNumber(oldest) : 0);
	}
}

function isDaySize(data: unknown): data is DaySize {
	const size = data as Partial<DaySize> | null | undefined;
	return size?.kind === 'day-size' && [size.day, size.logins, size.revocations].every(Number.isFinite);
}
