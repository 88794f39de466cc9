import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { ServerSettingBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WorkspaceSetting } from '../../store/documents';
import type { SettingStore } from '../../store/SettingStore';
import { settingForApps } from '../convert/settingForApps';

/** The workspace's settings: apps read those that are not secret, and with the permission change them. */
export class AppServerSettingBridge extends ServerSettingBridge {
	constructor(private readonly settings: SettingStore) {
		super();
	}

	protected override async getAll(): Promise<ISetting[]> {
		const readable = this.settings.all().filter((setting) => !setting.secret);
		return readable.map(settingForApps);
	}

	/** @throws if there is no such setting or it is secret, with Rocket.Chat's own words. */
	protected override async getOneById(id: string): Promise<ISetting> {
		return settingForApps(this.readable(id));
	}

	protected override async isReadableById(id: string): Promise<boolean> {
		const setting = this.settings.get(id);
		return setting !== undefined && !setting.secret;
	}

	/** @throws as `getOneById`. */
	protected override async updateOne({ id, value }: ISetting): Promise<void> {
		this.readable(id);
		this.settings.setValue(id, value);
	}

	protected override async incrementValue(id: string, value: number): Promise<void> {
		const setting = this.readable(id);
		if (typeof setting.value !== 'number') throw new Error(`The setting "${id}" is not a number.`);
		this.settings.setValue(id, setting.value + value);
	}

	protected override async hideGroup(): Promise<void> {
		throw new Error('Method not implemented.');
	}

	protected override async hideSetting(): Promise<void> {
		throw new Error('Method not implemented.');
	}

	private readable(id: string): WorkspaceSetting {
		const setting = this.settings.get(id);
		if (!setting || setting.secret) throw new Error(`The setting "${id}" is not readable.`);
		return setting;
	}
}
