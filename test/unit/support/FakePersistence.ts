import type { IPersistence, IPersistenceRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';

interface Entry {
	keys: string[];
	data: object;
}

/**
 * Behaves as the host's persistence does: a read by one key returns data without id or keys, an update matches the exact list
 * of keys, and a removal removes all that have every key.
 */
export class FakePersistence {
	entries: Entry[] = [];
	readonly calls: string[] = [];
	/** The next call of this name fails. */
	failing?: 'readByAssociation' | 'updateByAssociations' | 'createWithAssociation';

	readonly reader = {
		readByAssociation: async (key: RocketChatAssociationRecord) => {
			this.note('readByAssociation');
			return this.entries.filter(({ keys }) => keys.includes(textOf(key))).map(({ data }) => copyOf(data));
		},
	} as Partial<IPersistenceRead> as IPersistenceRead;

	readonly writer = {
		createWithAssociation: async (data: object, key: RocketChatAssociationRecord) => {
			this.note('createWithAssociation');
			this.add([key], data);
			return 'id';
		},
		updateByAssociation: async (key: RocketChatAssociationRecord, data: object, upsert?: boolean) => {
			this.note('updateByAssociation');
			this.update([key], data, upsert);
			return 'id';
		},
		updateByAssociations: async (keys: RocketChatAssociationRecord[], data: object, upsert?: boolean) => {
			this.note('updateByAssociations');
			this.update(keys, data, upsert);
			return 'id';
		},
		removeByAssociations: async (keys: RocketChatAssociationRecord[]) => {
			this.note('removeByAssociations');
			const texts = keys.map(textOf);
			this.entries = this.entries.filter((entry) => !texts.every((key) => entry.keys.includes(key)));
			return [];
		},
	} as Partial<IPersistence> as IPersistence;

	/** Adds a record beside any that is there, as two updates at the same moment can. */
	add(keys: RocketChatAssociationRecord[], data: object): void {
		this.entries.push({ keys: keys.map(textOf), data: copyOf(data) });
	}

	private update(keys: RocketChatAssociationRecord[], data: object, upsert?: boolean): void {
		const texts = keys.map(textOf);
		const isExact = (entry: Entry): boolean =>
			entry.keys.length === texts.length && entry.keys.every((key, i) => key === texts[i]);
		const exact = this.entries.find(isExact);
		if (exact) {
			exact.data = copyOf(data);
		} else if (upsert) {
			this.add(keys, data);
		}
	}

	private note(call: string): void {
		this.calls.push(call);
		if (this.failing === call) {
			throw new Error('storage is down');
		}
	}
}

export function textOf(key: RocketChatAssociationRecord): string {
	return `${key.getModel()} ${key.getID()}`;
}

function copyOf(data: object): object {
	return JSON.parse(JSON.stringify(data)) as object;
}
