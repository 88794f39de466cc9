import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { ServerSettingBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { SettingStore } from '../../store/SettingStore';
import { settingForApps } from '../convert/settingForApps';

/** The workspace's settings: apps read those that are not secret. */
export abstract class AppServerSettingBridge extends ServerSettingBridge {
	constructor(private readonly settings: SettingStore) {
		super();
	}

	/** @throws if there is no such setting or it is secret, with Rocket.Chat's own words. */
	protected override async getOneById(id: string): Promise<ISetting> {
		const setting = this.settings.get(id);
		if (!setting || setting.secret) throw new Error(`The setting "${id}" is not readable.`);
		return settingForApps(setting);
	}
}
