import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { SettingType } from '@rocket.chat/apps-engine/definition/settings/SettingType';

import { type Log, messageOf } from '../lib/log';
import { parseWorkspaceUrl } from './workspaceUrl';

/** Each room costs a message. */
const maxRooms = 10;

/**
 * All settings of the app: how a stored value is read, whatever it is (REST stores any shape), and how one that an
 * administrator enters is checked (`check` returns the value to store, or throws an Error that says what to enter).
 */
export const appSettings = {
	/** Base URL of the workspace's REST API; undefined means Site_Url. */
	workspaceUrl: {
		id: 'workspace_url',
		type: SettingType.STRING,
		packageValue: '',
		i18nPlaceholder: 'setting_workspace_url_placeholder',
		read: (stored: unknown): unknown => (isBlank(stored) ? undefined : stored),
		check: (entered: unknown): string => (isBlank(entered) ? '' : parseWorkspaceUrl(entered)),
	},
	/** Whether owners of accounts get a direct message. */
	securityNotice: {
		id: 'security_notice',
		type: SettingType.BOOLEAN,
		packageValue: true,
		read: (stored: unknown): boolean => stored !== false,
		check: (entered: unknown): boolean => entered !== false,
	},
	/** Ids of the rooms that get a line for each attempt. A text as the value would crash the administration's page. */
	administratorRooms: {
		id: 'administrator_rooms',
		type: SettingType.ROOM_PICK,
		packageValue: '',
		read: readRoomIds,
		check: (entered: unknown): object[] => readRoomIds(entered).map((id) => ({ _id: id })),
	},
};

/** The settings as the host wants them declared. Labels and descriptions are in i18n. */
export const declaredSettings: ISetting[] = Object.values(appSettings).map(
	({ read: _read, check: _check, ...setting }) => ({
		required: false,
		public: false,
		...setting,
		i18nLabel: `setting_${setting.id}`,
		i18nDescription: `setting_${setting.id}_description`,
	}),
);

/**
 * Returns the setting to store. A value that cannot be used leaves the old one in place, with the reason in the app log.
 * (Throwing would be clearer, but Apps-Engine 1.62 swallows the error and stores the refused value.)
 * @param versionAt returns the version of the Rocket.Chat at a URL; undefined if none answers
 */
export async function acceptSetting(
	{ oldSetting, newSetting }: { oldSetting?: ISetting; newSetting: ISetting },
	versionAt: (url: string) => Promise<string | undefined>,
	log: Log,
): Promise<ISetting> {
	const setting = Object.values(appSettings).find(({ id }) => id === newSetting.id);
	try {
		const value = setting ? setting.check(newSetting.value) : newSetting.value;
		// Login tokens are sent to this address.
		if (setting === appSettings.workspaceUrl && value !== '' && (await versionAt(String(value))) === undefined) {
			const hint = 'Enter an address at which this server reaches itself, or nothing to use Site_Url.';
			throw new Error(`No Rocket.Chat answers at ${value}/api/info. ${hint}`);
		}
		return { ...newSetting, value };
	} catch (error) {
		log.error(`Setting "${newSetting.id}" not saved, the old value stays: ${messageOf(error)}`);
		// Some hosts leave the old value out.
		return { ...newSetting, value: oldSetting?.value ?? newSetting.packageValue };
	}
}

/** The room picker stores `[{ _id: "<room id>" }]`, also for private groups; never set it is a text, emptied a list. */
function readRoomIds(stored: unknown): string[] {
	const picked: unknown[] = Array.isArray(stored) ? stored : [];
	const ids = picked.map((room) => (room as { _id?: unknown } | null | undefined)?._id);
	return [...new Set(ids)].filter((id): id is string => typeof id === 'string' && id !== '').slice(0, maxRooms);
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
