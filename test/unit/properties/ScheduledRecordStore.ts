import type fc from 'fast-check';

import type { RecordKey, RecordStore } from '../../../src/sessions/ports';

/** A storage in which each operation begins and answers when fast-check's scheduler says so. */
export class ScheduledRecordStore implements RecordStore {
	constructor(
		private readonly store: RecordStore,
		private readonly scheduler: fc.Scheduler,
	) {}

	async add(keys: RecordKey[], data: object): Promise<void> {
		await this.turn('add');
		await this.store.add(keys, data);
		await this.turn('added');
	}

	async find(keys: RecordKey[]): Promise<unknown[]> {
		await this.turn('find');
		const found = await this.store.find(keys);
		await this.turn('found');
		return found;
	}

	async put(keys: RecordKey[], data: object): Promise<void> {
		await this.turn('put');
		await this.store.put(keys, data);
	}

	async remove(keys: RecordKey[]): Promise<void> {
		await this.turn('remove');
		await this.store.remove(keys);
	}

	private async turn(what: string): Promise<void> {
		await this.scheduler.schedule(Promise.resolve(), what);
	}
}
