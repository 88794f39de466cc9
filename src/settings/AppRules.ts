import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';

import type { SessionRules } from '../sessions/ports';
import { parseWorkspaceUrl } from '../workspace/workspaceUrl';
import { defaultAttemptsPerMinute, SettingId } from './settings';

/** What the app's settings and the workspace's settings (permission `server-setting.read`) say. */
export class AppRules implements SessionRules {
	constructor(private readonly environment: IEnvironmentRead) {}

	async rawLoginExpiration(): Promise<unknown> {
		return this.serverSetting('Accounts_LoginExpiration');
	}

	async attemptsPerMinute(): Promise<number> {
		const value: unknown = await this.environment.getSettings().getValueById(SettingId.AttemptsPerMinute);
		return typeof value === 'number' && value >= 1 ? Math.floor(value) : defaultAttemptsPerMinute;
	}

	async keepsLoginLedger(): Promise<boolean> {
		return (await this.environment.getSettings().getValueById(SettingId.LoginLedger)) !== false;
	}

	/** Whether owners of accounts are told of revocations by direct message. */
	async sendsSecurityNotice(): Promise<boolean> {
		return (await this.environment.getSettings().getValueById(SettingId.SecurityNotice)) !== false;
	}

	/** Name of the room for administrators, without `#`; undefined where none is set. */
	async auditRoom(): Promise<string | undefined> {
		const value: unknown = await this.environment.getSettings().getValueById(SettingId.AuditRoom);
		const name = typeof value === 'string' ? value.trim().replace(/^#/, '') : '';
		return name === '' ? undefined : name;
	}

	/**
	 * Where the workspace's REST API is: the app's setting, or Site_Url where that is empty.
	 * @throws WorkspaceUrlError
	 */
	async workspaceUrl(): Promise<string> {
		const entered: unknown = await this.environment.getSettings().getValueById(SettingId.WorkspaceUrl);
		const isEmpty = typeof entered !== 'string' || entered.trim() === '';
		return parseWorkspaceUrl(isEmpty ? await this.serverSetting('Site_Url') : entered);
	}

	/**
	 * Under which address users reach the workspace.
	 * @throws WorkspaceUrlError where Site_Url is missing or broken
	 */
	async siteUrl(): Promise<string> {
		return parseWorkspaceUrl(await this.serverSetting('Site_Url'));
	}

	/** The language of the workspace, e.g. `en` or `pt-BR`; undefined where none is set. */
	async workspaceLanguage(): Promise<unknown> {
		return this.serverSetting('Language');
	}

	/** The host throws for a setting that is missing or not readable by apps. */
	private async serverSetting(id: string): Promise<unknown> {
		try {
			return await this.environment.getServerSettings().getValueById(id);
		} catch {
			return undefined;
		}
	}
}
