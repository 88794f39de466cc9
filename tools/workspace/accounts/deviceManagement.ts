import type { Stores } from '../store/stores';

/** In Rocket.Chat a module of the license; here a setting, so that all processes on a data folder agree on it. */
export const deviceManagementSetting = 'Workspace_Device_Management';

/** Newer servers mark the session that asks for the list. Off by default; all processes on a data folder agree on it. */
export const markCurrentSessionSetting = 'Workspace_Mark_Current_Session';

/** Returns whether the workspace is licensed to list sessions. */
export function hasDeviceManagement(stores: Stores): boolean {
	return stores.settings.value(deviceManagementSetting) === true;
}

/** Returns whether the list marks the caller's own session. */
export function marksCurrentSession(stores: Stores): boolean {
	return stores.settings.value(markCurrentSessionSetting) === true;
}
