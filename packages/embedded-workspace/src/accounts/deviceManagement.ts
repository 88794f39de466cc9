/** In Rocket.Chat a module of the license; here a setting, so that all processes on a data folder agree on it. */
export const deviceManagementSetting = 'Workspace_Device_Management';

/** Newer servers mark the session that asks for the list. Off by default; all processes on a data folder agree on it. */
export const markCurrentSessionSetting = 'Workspace_Mark_Current_Session';
