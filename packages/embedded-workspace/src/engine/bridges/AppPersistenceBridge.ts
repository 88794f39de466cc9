import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import { PersistenceBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { AppPersistenceStore, Association } from '../../store/AppPersistenceStore';

/** The records of apps. */
export abstract class AppPersistenceBridge extends PersistenceBridge {
	constructor(private readonly records: AppPersistenceStore) {
		super();
	}

	protected override async purge(appId: string): Promise<void> {
		this.records.purge(appId);
	}

	protected override async createWithAssociations(
		data: object,
		associations: RocketChatAssociationRecord[],
		appId: string,
	): Promise<string> {
		return this.records.create(appId, checked(data), associations.map(plain));
	}

	protected override async readByAssociations(
		associations: RocketChatAssociationRecord[],
		appId: string,
	): Promise<object[]> {
		return this.records.readByAssociations(appId, associations.map(plain));
	}

	protected override async removeByAssociations(
		associations: RocketChatAssociationRecord[],
		appId: string,
	): Promise<object[] | undefined> {
		return this.records.removeByAssociations(appId, associations.map(plain));
	}

	protected override async update(): Promise<string> {
		throw new Error('Not implemented.');
	}

	protected override async updateByAssociations(
		associations: RocketChatAssociationRecord[],
		data: object,
		upsert: boolean,
		appId: string,
	): Promise<string> {
		return this.records.updateByAssociations(appId, associations.map(plain), checked(data), upsert);
	}
}

function checked(data: unknown): object {
	if (typeof data === 'object' && data !== null) return data;
	throw new Error('Attempted to store an invalid data type, it must be an object.');
}

/** Records come through the subprocess as plain objects: their accessor methods are gone, their fields are not. */
function plain(association: RocketChatAssociationRecord): Association {
	const { model, id } = Object.fromEntries(Object.entries(association)) as Record<string, unknown>;
	return { model: String(model), id: String(id) };
}
