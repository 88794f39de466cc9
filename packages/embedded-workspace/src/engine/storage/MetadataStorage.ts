import type { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';
import { AppMetadataStorage } from '@rocket.chat/apps-engine/server/storage';

import type { AppStore } from '../../store/AppStore';

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
			if (unsetPermissionsGranted) delete updated.permissionsGranted;
			return updated;
		});
		if (!changed) throw new Error(`There is no installed app in row "${_id}".`);
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
		if (_id === undefined) return undefined;
		return this.apps.change(_id, (item) => ({ ...apply(item), updatedAt: new Date() }));
	}
}
