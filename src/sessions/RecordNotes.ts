import type { Clock, RecordKey, RecordStore } from './ports';

/** What the app has noted of its own records. */
export interface Notes {
	/** The last day (see dayNumber) whose records are removed. */
	removedUpTo?: number;
	/** When the login ledger began: epoch ms; undefined where there is none. Before, no login was noted. */
	ledgerBegan?: number;
	/** Since when the ledger is known to be whole, where that is later: epoch ms. */
	wholeSince?: number;
	/** When the login ledger was last seen to be kept: epoch ms. */
	aliveAt?: number;
}

const allNotes: RecordKey = { tag: 'record-notes' };
const removedUpTo: RecordKey = { tag: 'records-removed-up-to' };
const ledgerBegan: RecordKey = { tag: 'login-ledger-began' };
const wholeSince: RecordKey = { tag: 'login-ledger-whole-since' };
const aliveAt: RecordKey = { tag: 'login-ledger-alive' };

/** Notes change once a night, or when an administrator switches the ledger: so long they may be remembered. */
const rememberedMs = 10 * 60 * 1000;

/** Notes once read, per process. */
export class NotesCache {
	notes: Notes | undefined;

	readAt = 0;
}

/** Notes on which records there are. Two instances may note the same; then the one that claims less counts. */
export class RecordNotes {
	constructor(
		private readonly store: RecordStore,
		private readonly cache: NotesCache,
		private readonly clock: Clock,
	) {}

	async read(): Promise<Notes> {
		const found = (await this.store.find([allNotes])) as (Notes | null)[];
		const days = numbers(found.map((note) => note?.removedUpTo));
		const beginnings = numbers(found.map((note) => note?.ledgerBegan));
		const repairs = numbers(found.map((note) => note?.wholeSince));
		const signs = numbers(found.map((note) => note?.aliveAt));
		return {
			removedUpTo: days.length > 0 ? Math.max(...days) : undefined,
			ledgerBegan: beginnings.length > 0 ? Math.max(...beginnings) : undefined,
			wholeSince: repairs.length > 0 ? Math.max(...repairs) : undefined,
			aliveAt: signs.length > 0 ? Math.max(...signs) : undefined,
		};
	}

	/** As `read`, but perhaps some minutes old where there is a ledger: costs nothing most of the time. */
	async known(): Promise<Notes> {
		const { notes, readAt } = this.cache;
		if (notes && Math.abs(this.clock() - readAt) <= rememberedMs) {
			return notes;
		}
		const read = await this.read();
		// A ledger that has not begun may begin at any moment, on any instance.
		this.cache.notes = read.ledgerBegan === undefined ? undefined : read;
		this.cache.readAt = this.clock();
		return read;
	}

	async removedUpTo(day: number): Promise<void> {
		await this.store.remove([removedUpTo]);
		await this.store.add([allNotes, removedUpTo], { removedUpTo: day });
		this.forget();
	}

	/** @param at epoch ms */
	async ledgerBegan(at: number): Promise<void> {
		await this.store.add([allNotes, ledgerBegan], { ledgerBegan: at });
		this.forget();
	}

	/** @param at epoch ms */
	async wholeSince(at: number): Promise<void> {
		await this.store.put([allNotes, wholeSince], { wholeSince: at });
		this.forget();
	}

	/** @param at epoch ms */
	async aliveAt(at: number): Promise<void> {
		await this.store.put([allNotes, aliveAt], { aliveAt: at });
	}

	async ledgerEnded(): Promise<void> {
		await this.store.remove([ledgerBegan]);
		this.forget();
	}

	private forget(): void {
		this.cache.notes = undefined;
	}
}

function numbers(values: unknown[]): number[] {
	return values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
}
