import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { ServerSettingBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { SettingStore } from '../../store/SettingStore';
import { settingForApps } from '../convert/settingForApps';

/** The workspace's settings: apps read those that are not secret. The rest is refused. */
export class AppServerSettingBridge extends ServerSettingBridge {
	protected override readonly updateOne = refuse;
	protected override readonly incrementValue = refuse;
	protected override readonly hideGroup = refuse;
	protected override readonly hideSetting = refuse;

	constructor(private readonly settings: SettingStore) {
		super();
	}

	protected override async getAll(): Promise<ISetting[]> {
		const readable = this.settings.all().filter((setting) => !setting.secret);
		return readable.map(settingForApps);
	}

	/** @throws if there is no such setting or it is secret, with Rocket.Chat's own words. */
	protected override async getOneById(id: string): Promise<ISetting> {
		const setting = this.settings.get(id);
		if (!setting || setting.secret) throw new Error(`The setting "${id}" is not readable.`);
		return settingForApps(setting);
	}

	protected override async isReadableById(id: string): Promise<boolean> {
		const setting = this.settings.get(id);
		return setting !== undefined && !setting.secret;
	}
}

async function refuse(): Promise<never> {
	throw new Error('The embedded workspace lets apps read settings only.');
}
