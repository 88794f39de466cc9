import type { Stores } from '../store/stores';

/** In Rocket.Chat a module of the license; here a setting, so that all processes on a data folder agree on it. */
export const deviceManagementSetting = 'Workspace_Device_Management';

/** Whether the workspace is licensed to list sessions. */
export function hasDeviceManagement(stores: Stores): boolean {
	return stores.settings.value(deviceManagementSetting) === true;
}
