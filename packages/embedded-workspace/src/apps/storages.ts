import type { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { AppConsole, ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import { AppConsole as Console } from '@rocket.chat/apps-engine/server/logging';
import type { IAppLogStorageFindOptions, IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';
import { AppLogStorage, AppMetadataStorage } from '@rocket.chat/apps-engine/server/storage';
import { AppSourceStorage } from '@rocket.chat/apps-engine/server/storage/AppSourceStorage';

import type { AppLogStore, AppStore } from './AppStore';

/** What the engine remembers of installed apps, in the workspace's database. */
export abstract class MetadataStorage extends AppMetadataStorage {
	constructor(private readonly apps: AppStore<IAppStorageItem>) {
		super('libsql');
	}

	async create(item: IAppStorageItem): Promise<IAppStorageItem> {
		const now = new Date();
		return this.apps.create({ ...item, createdAt: now, updatedAt: now });
	}

	async retrieveOne(id: string): Promise<IAppStorageItem | null> {
		return this.apps.get(id) ?? null;
	}

	async retrieveAll(): Promise<Map<string, IAppStorageItem>> {
		return new Map(this.apps.all().map((item) => [item.id, item]));
	}

	async remove(id: string): Promise<{ success: boolean }> {
		return { success: this.apps.remove(id) };
	}

	async updatePartialAndReturnDocument(
		{ _id, ...changes }: Partial<IAppStorageItem>,
		{ unsetPermissionsGranted = false } = {},
	): Promise<IAppStorageItem> {
		const changed = this.change(_id, (item) => {
			const updated = { ...item, ...changes };
			if (unsetPermissionsGranted) {
				delete updated.permissionsGranted;
			}
			return updated;
		});
		if (!changed) {
			throw new Error(`There is no installed app in row "${_id}".`);
		}
		return changed;
	}

	async updateStatus(_id: string, status: AppStatus): Promise<boolean> {
		return this.change(_id, (item) => ({ ...item, status })) !== undefined;
	}

	async updateSetting(_id: string, setting: ISetting): Promise<boolean> {
		const withSetting = (item: IAppStorageItem) => ({ ...item, settings: { ...item.settings, [setting.id]: setting } });
		return this.change(_id, withSetting) !== undefined;
	}

	private change(
		_id: string | undefined,
		apply: (item: IAppStorageItem) => IAppStorageItem,
	): IAppStorageItem | undefined {
		if (_id === undefined) {
			return undefined;
		}
		return this.apps.change(_id, (item) => ({ ...apply(item), updatedAt: new Date() }));
	}
}

/** Engines up to 1.55 store an app as a whole, whatever has changed of it. */
export abstract class OlderMetadataStorage extends MetadataStorage {
	async update(item: IAppStorageItem): Promise<IAppStorageItem> {
		const _id = item._id ?? (await this.retrieveOne(item.id))?._id;
		return this.updatePartialAndReturnDocument({ ...item, _id });
	}
}

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
		if (!zip) {
			throw new Error(`The package of the app "${item.info.name}" (${item.id}) is not in the database.`);
		}
		return zip;
	}

	async update(item: IAppStorageItem, zip: Buffer): Promise<string> {
		return this.store(item, zip);
	}

	async remove(item: IAppStorageItem): Promise<void> {
		this.apps.removePackage(item.id);
	}
}

/** The logs apps write, and the engine in their name, in the workspace's database. */
export abstract class LogStorage extends AppLogStorage {
	/** @param onEntry is called with each entry that is stored */
	constructor(
		private readonly logs: AppLogStore<ILoggerStorageEntry>,
		private readonly onEntry: (entry: ILoggerStorageEntry) => void,
	) {
		super('libsql');
	}

	/** @param query the app's id; other conditions are not supported. */
	async findPaginated(
		query: { appId?: string },
		{ skip, limit }: IAppLogStorageFindOptions = {},
	): Promise<{ logs: ILoggerStorageEntry[]; total: number }> {
		if (query.appId === undefined) {
			throw new Error('Logs are found by `appId` only.');
		}
		return { logs: this.logs.ofApp(query.appId, { skip, limit }), total: this.logs.count(query.appId) };
	}

	async storeEntries(entry: ILoggerStorageEntry): Promise<ILoggerStorageEntry> {
		this.logs.append(entry);
		this.onEntry(entry);
		return entry;
	}
}

/** Engines that run apps in-process hand over the app's id and its console, not an entry. */
export abstract class OlderLogStorage extends LogStorage {
	override async storeEntries(entry: ILoggerStorageEntry | string, console?: AppConsole): Promise<ILoggerStorageEntry> {
		const isConsole = typeof entry === 'string' && console;
		return super.storeEntries(isConsole ? Console.toStorageEntry(entry, console) : (entry as ILoggerStorageEntry));
	}
}
