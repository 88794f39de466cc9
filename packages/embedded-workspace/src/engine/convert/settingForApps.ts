import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { SettingType } from '@rocket.chat/apps-engine/definition/settings';

import type { WorkspaceSetting } from '../../store/documents';

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
