import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';

/** Ids of what an administrator can set; labels and descriptions are in i18n. */
export enum SettingId {
	WorkspaceUrl = 'workspace_url',
	AttemptsPerMinute = 'attempts_per_minute',
}

export const defaultAttemptsPerMinute = 5;

export const settings: ISetting[] = [
	{
		id: SettingId.WorkspaceUrl,
		type: SettingType.STRING,
		packageValue: '',
		required: false,
		public: false,
		i18nLabel: 'setting_workspace_url',
		i18nDescription: 'setting_workspace_url_description',
		i18nPlaceholder: 'setting_workspace_url_placeholder',
	},
	{
		id: SettingId.AttemptsPerMinute,
		type: SettingType.NUMBER,
		packageValue: defaultAttemptsPerMinute,
		required: true,
		public: false,
		i18nLabel: 'setting_attempts_per_minute',
		i18nDescription: 'setting_attempts_per_minute_description',
	},
];
