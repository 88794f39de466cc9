import type { WorkspaceSetting } from './documents';
import { DocumentStore } from './DocumentStore';
import type { Db } from './Store';

/**
 * The settings. An empty `Site_Url` reads as the address this process listens on: each of several processes on one
 * data folder has its own, and none is left pointing at one that has ended.
 */
export class SettingStore extends DocumentStore<WorkspaceSetting> {
	constructor(
		db: Db,
		private readonly ownAddress: () => string,
	) {
		super(db, 'settings', (setting) => setting._id);
	}

	override get(id: string): WorkspaceSetting | undefined {
		const setting = super.get(id);
		return setting && this.withAddress(setting);
	}

	override all(): WorkspaceSetting[] {
		return super.all().map((setting) => this.withAddress(setting));
	}

	/** Returns the value of a setting, `undefined` if there is no such setting. */
	value(id: string): unknown {
		return this.get(id)?.value;
	}

	/** Changes the value; `false` if there is no such setting. */
	setValue(id: string, value: unknown): boolean {
		const setting = super.get(id);
		if (setting) this.put({ ...setting, value });
		return setting !== undefined;
	}

	private withAddress(setting: WorkspaceSetting): WorkspaceSetting {
		return setting._id === 'Site_Url' && setting.value === '' ? { ...setting, value: this.ownAddress() } : setting;
	}
}
