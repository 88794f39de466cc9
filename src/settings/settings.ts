import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';

/** Ids of what an administrator can set; labels and descriptions are in i18n. */
export enum SettingId {
	WorkspaceUrl = 'workspace_url',
	AttemptsPerMinute = 'attempts_per_minute',
	SecurityNotice = 'security_notice',
	AuditRoom = 'audit_room',
	LoginLedger = 'login_ledger',
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
	{
		id: SettingId.SecurityNotice,
		type: SettingType.BOOLEAN,
		packageValue: true,
		required: false,
		public: false,
		i18nLabel: 'setting_security_notice',
		i18nDescription: 'setting_security_notice_description',
	},
	{
		id: SettingId.AuditRoom,
		type: SettingType.STRING,
		packageValue: '',
		required: false,
		public: false,
		i18nLabel: 'setting_audit_room',
		i18nDescription: 'setting_audit_room_description',
		i18nPlaceholder: 'setting_audit_room_placeholder',
	},
	{
		id: SettingId.LoginLedger,
		type: SettingType.BOOLEAN,
		packageValue: true,
		required: false,
		public: false,
		i18nLabel: 'setting_login_ledger',
		i18nDescription: 'setting_login_ledger_description',
	},
];
