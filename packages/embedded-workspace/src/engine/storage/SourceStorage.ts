import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';
import { AppSourceStorage } from '@rocket.chat/apps-engine/server/storage/AppSourceStorage';

import type { AppStore } from '../../store/AppStore';

/** The zips of installed apps, in the workspace's database. */
export class SourceStorage extends AppSourceStorage {
	constructor(private readonly apps: AppStore<IAppStorageItem>) {
		super();
	}

	async store(item: IAppStorageItem, zip: Buffer): Promise<string> {
		this.apps.putPackage(item.id, zip);
		return `app_packages/${item.id}`;
	}

	/** @throws if the package is not there. */
	async fetch(item: IAppStorageItem): Promise<Buffer> {
		const zip = this.apps.package(item.id);
		if (!zip) throw new Error(`The package of the app "${item.info.name}" (${item.id}) is not in the database.`);
		return zip;
	}

	async update(item: IAppStorageItem, zip: Buffer): Promise<string> {
		return this.store(item, zip);
	}

	async remove(item: IAppStorageItem): Promise<void> {
		this.apps.removePackage(item.id);
	}
}
