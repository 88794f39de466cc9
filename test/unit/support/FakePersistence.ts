import type { RecordKey, RecordStore } from '../../../src/sessions/ports';

interface Entry {
	keys: string[];
	data: unknown;
}

/** Behaves as the host's persistence does: reads match all keys, a replacement matches the exact list. */
export class MemoryRecordStore implements RecordStore {
	public readonly calls: string[] = [];

	private entries: Entry[] = [];

	async add(keys: RecordKey[], data: object): Promise<void> {
		this.calls.push('add');
		this.entries.push({ keys: keys.map(textOf), data: copyOf(data) });
	}

	async find(keys: RecordKey[]): Promise<unknown[]> {
		this.calls.push('find');
		return this.matching(keys).map((entry) => copyOf(entry.data));
	}

	async put(keys: RecordKey[], data: object): Promise<void> {
		this.calls.push('put');
		const exact = this.exactly(keys);
		if (exact) {
			exact.data = copyOf(data);
		} else {
			this.entries.push({ keys: keys.map(textOf), data: copyOf(data) });
		}
	}

	async remove(keys: RecordKey[]): Promise<void> {
		this.calls.push('remove');
		const gone = this.matching(keys);
		this.entries = this.entries.filter((entry) => !gone.includes(entry));
	}

	all(): unknown[] {
		return this.entries.map((entry) => entry.data);
	}

	private exactly(keys: RecordKey[]): Entry | undefined {
		return this.entries.find((entry) => String(entry.keys) === String(keys.map(textOf)));
	}

	private matching(keys: RecordKey[]): Entry[] {
		return this.entries.filter((entry) => keys.every((key) => entry.keys.includes(textOf(key))));
	}
}

function textOf(key: RecordKey): string {
	return 'user' in key ? `user ${key.user}` : `tag ${key.tag}`;
}

function copyOf(data: unknown): unknown {
	return JSON.parse(JSON.stringify(data));
}
