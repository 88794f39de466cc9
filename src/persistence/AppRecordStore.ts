import type { IPersistence, IPersistenceRead } from '@rocket.chat/apps-engine/definition/accessors';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';

import type { RecordKey, RecordStore } from '../sessions/ports';

/** The app's persistence as the domain's record store. Needs the permission `persistence`. */
export class AppRecordStore implements RecordStore {
	constructor(
		private readonly reader: IPersistenceRead,
		private readonly persistence: IPersistence,
	) {}

	async add(keys: RecordKey[], data: object): Promise<void> {
		await this.persistence.createWithAssociations(data, keys.map(associationOf));
	}

	async find(keys: RecordKey[]): Promise<unknown[]> {
		// Without the permission the host answers null.
		return (await this.reader.readByAssociations(keys.map(associationOf))) ?? [];
	}

	async put(keys: RecordKey[], data: object): Promise<void> {
		await this.persistence.updateByAssociations(keys.map(associationOf), data, true);
	}

	async remove(keys: RecordKey[]): Promise<void> {
		await this.persistence.removeByAssociations(keys.map(associationOf));
	}
}

function associationOf(key: RecordKey): RocketChatAssociationRecord {
	return 'user' in key
		? new RocketChatAssociationRecord(RocketChatAssociationModel.USER, key.user)
		: new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, key.tag);
}
