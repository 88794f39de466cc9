import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { SettingType } from '@rocket.chat/apps-engine/definition/settings';
import { ServerSettingBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { SettingStore, WorkspaceSetting } from '../../settings';

/** The workspace's settings: apps read those that are not secret. */
export abstract class AppServerSettingBridge extends ServerSettingBridge {
	constructor(private readonly settings: SettingStore) {
		super();
	}

	/** @throws if there is no such setting or it is secret, with Rocket.Chat's own words. */
	protected override async getOneById(id: string): Promise<ISetting> {
		const setting = this.settings.get(id);
		if (!setting || setting.secret) {
			throw new Error(`The setting "${id}" is not readable.`);
		}
		return settingForApps(setting);
	}
}

/** Returns a workspace setting as apps see it. */
export function settingForApps(setting: WorkspaceSetting): ISetting {
	const type = { int: SettingType.NUMBER, string: SettingType.STRING, boolean: SettingType.BOOLEAN }[setting.type];
	return {
		id: setting._id,
		type,
		value: setting.value,
		packageValue: setting.packageValue,
		required: false,
		public: setting.public,
		i18nLabel: setting._id,
		hidden: setting.secret ?? false,
	};
}
