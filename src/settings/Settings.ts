import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';

import type { Remembered } from '../lib/Remembered';
import { parseWorkspaceUrl } from './workspaceUrl';
import { appSettings } from './appSettings';

/** The workspace's settings that matter here (permission `server-setting.read`). */
type ServerSetting = 'Accounts_LoginExpiration' | 'FileUpload_ProtectFiles' | 'Language' | 'Log_Level' | 'Site_Url';

/**
 * What the app's settings and the workspace's settings say. A process remembers them for a minute, and forgets them all when
 * an administrator saves a setting of the app.
 */
export class Settings {
	constructor(
		private readonly environment: IEnvironmentRead,
		private readonly remembered: Remembered<unknown>,
	) {}

	/** Returns a setting of the workspace, unchecked; undefined if the host throws: it does not exist or may not be read. */
	server(id: ServerSetting): Promise<unknown> {
		const ask = (): Promise<unknown> => this.environment.getServerSettings().getValueById(id);
		return this.remembered.get(id, ask).catch(() => undefined);
	}

	/** Returns whether files are protected. If not, the mobile app (from 4.58 on) does not say who it is when it opens one. */
	async areFilesProtected(): Promise<boolean> {
		return (await this.server('FileUpload_ProtectFiles')) !== false;
	}

	sendsSecurityNotice(): Promise<boolean> {
		return this.app(appSettings.securityNotice);
	}

	/** Returns the ids of the rooms for administrators. */
	administratorRooms(): Promise<string[]> {
		return this.app(appSettings.administratorRooms);
	}

	/** Returns the base URL of the REST API: the app's own setting, else Site_Url. @throws Error if neither can be used */
	async workspaceUrl(): Promise<string> {
		return parseWorkspaceUrl((await this.app(appSettings.workspaceUrl)) ?? (await this.server('Site_Url')));
	}

	private async app<Value>({ id, read }: { id: string; read(stored: unknown): Value }): Promise<Value> {
		return read(await this.remembered.get(id, () => this.environment.getSettings().getValueById(id)));
	}
}
