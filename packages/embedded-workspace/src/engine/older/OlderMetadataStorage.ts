import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import { MetadataStorage } from '../storage/MetadataStorage';

/** Engines up to 1.55 store an app as a whole, whatever has changed of it. */
export abstract class OlderMetadataStorage extends MetadataStorage {
	async update(item: IAppStorageItem): Promise<IAppStorageItem> {
		const _id = item._id ?? (await this.retrieveOne(item.id))?._id;
		return this.updatePartialAndReturnDocument({ ...item, _id });
	}
}
