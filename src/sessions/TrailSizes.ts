import { loginExpirationMs } from './loginExpiration';
import type { Clock, RecordKey, RecordStore, SessionRules } from './ports';
import { dayNumber, loginsOfDay, ofDay } from './recordKeys';
import type { RecordNotes } from './RecordNotes';
import { isRevocationRecord } from './RevocationLog';

/** How many records there are of each kind. */
export interface Sizes {
	logins: number;
	revocations: number;
	/** Set where there are more logins than were counted. */
	isAtLeast?: boolean;
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
 * How large ledger and trail are. Hosts count nothing, so each night the day before is counted, once, slice by slice; asking
 * for the sizes reads the counts only. Counting means reading: of a day with many logins no more than `mostCounted` and
 * those of one slice are.
 */
export class TrailSizes {
	constructor(
		private readonly store: RecordStore,
		private readonly notes: RecordNotes,
		private readonly rules: Pick<SessionRules, 'rawLoginExpiration'>,
		private readonly clock: Clock,
		private readonly mostCounted = 20_000,
	) {}

	/** Of all whole days that are kept; at most, since logins too many to matter go earlier. Undefined before the first night. */
	async total(): Promise<Sizes | undefined> {
		const first = await this.firstDay();
		const kept = (await this.counts()).filter(({ day }) => day >= first);
		const sum = (part: 'logins' | 'revocations'): number => kept.reduce((total, size) => total + size[part], 0);
		const isAtLeast = kept.some((size) => size.isAtLeast === true);
		return kept.length > 0
			? { logins: sum('logins'), revocations: sum('revocations'), ...(isAtLeast && { isAtLeast }) }
			: undefined;
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
		const revocations = (await this.store.find([ofDay(day)])).filter(isRevocationRecord).length;
		let logins = 0;
		for (const slice of loginsOfDay(day)) {
			if (logins >= this.mostCounted) {
				return { logins, revocations, isAtLeast: true };
			}
			logins += (await this.store.find([slice])).length;
		}
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
