import { randomBytes } from 'crypto';

import type { Clock, RecordKey, RecordStore } from '../sessions/ports';

const keyRecord: RecordKey[] = [{ tag: 'ticket-signing-key' }];

/** A key that another instance made is looked for again, but a flood of forged tickets must not become one of reads. */
const rereadAfterMs = 1000;

/** Keys once read, per process: they never change, so a process that does not know them reads them again. */
export class KeyCache {
	keys: string[] = [];

	readAt = 0;
}

/**
 * The keys that tickets are signed with, in the app's persistence, so that every instance of the workspace accepts the
 * tickets of all. There is one; two instances that start at the same time may make two, and then both count.
 *
 * A reader of the database can forge tickets with them, and gains nothing: a ticket is neither a login nor a consent.
 */
export class SigningKeys {
	constructor(
		private readonly store: RecordStore,
		private readonly cache: KeyCache,
		private readonly clock: Clock,
	) {}

	/** The key to sign with; made at the first use. @throws Error where the store does not keep it */
	async forSigning(): Promise<string> {
		if (this.cache.keys.length === 0) {
			await this.reread();
		}
		if (this.cache.keys.length === 0) {
			await this.store.add(keyRecord, { key: randomBytes(32).toString('hex') });
			await this.reread();
		}
		if (this.cache.keys.length === 0) {
			throw new Error("the key that tickets are signed with was not kept by the app's persistence");
		}
		return this.cache.keys[0];
	}

	/** Whether one of the keys passes; a key this process does not know yet is looked for before the answer is no. */
	async some(passes: (key: string) => boolean): Promise<boolean> {
		if (this.cache.keys.some(passes)) {
			return true;
		}
		if (Math.abs(this.clock() - this.cache.readAt) < rereadAfterMs) {
			return false;
		}
		await this.reread();
		return this.cache.keys.some(passes);
	}

	private async reread(): Promise<void> {
		const records = (await this.store.find(keyRecord)) as ({ key?: unknown } | null)[];
		// Not before: neither a read that fails nor one still under way says that there is no other key.
		this.cache.readAt = this.clock();
		this.cache.keys = records
			.map((record) => record?.key)
			.filter((key): key is string => typeof key === 'string')
			.sort();
	}
}
