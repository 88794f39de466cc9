import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';

import type { SessionRules } from '../sessions/ports';
import { parseWorkspaceUrl } from '../workspace/workspaceUrl';
import { defaultAttemptsPerMinute, SettingId } from './settings';

/**
 * What the app's settings and the workspace's settings (permission `server-setting.read`) say. Made for one call: it asks for
 * each setting once.
 */
export class AppRules implements SessionRules {
	private readonly asked = new Map<string, Promise<unknown>>();

	constructor(private readonly environment: IEnvironmentRead) {}

	readAhead(): void {
		const reads = [
			this.attemptsPerMinute(),
			this.workspaceUrl(),
			this.sendsSecurityNotice(),
			this.auditRoom(),
			this.workspaceLanguage(),
		];
		// Whoever needs one of them meets the error then.
		reads.forEach((read: Promise<unknown>) => void read.catch(() => undefined));
	}

	async rawLoginExpiration(): Promise<unknown> {
		return this.serverSetting('Accounts_LoginExpiration');
	}

	async attemptsPerMinute(): Promise<number> {
		const value = await this.appSetting(SettingId.AttemptsPerMinute);
		return typeof value === 'number' && value >= 1 ? Math.floor(value) : defaultAttemptsPerMinute;
	}

	async keepsLoginLedger(): Promise<boolean> {
		return (await this.appSetting(SettingId.LoginLedger)) !== false;
	}

	/** Whether owners of accounts are told of revocations by direct message. */
	async sendsSecurityNotice(): Promise<boolean> {
		return (await this.appSetting(SettingId.SecurityNotice)) !== false;
	}

	/** Name of the room for administrators, without `#`; undefined where none is set. */
	async auditRoom(): Promise<string | undefined> {
		const value = await this.appSetting(SettingId.AuditRoom);
		const name = typeof value === 'string' ? value.trim().replace(/^#/, '') : '';
		return name === '' ? undefined : name;
	}

	/**
	 * Where the workspace's REST API is: the app's setting, or Site_Url where that is empty.
	 * @throws WorkspaceUrlError
	 */
	async workspaceUrl(): Promise<string> {
		const entered = await this.appSetting(SettingId.WorkspaceUrl);
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

	private async appSetting(id: SettingId): Promise<unknown> {
		return this.once(id, async () => this.environment.getSettings().getValueById(id));
	}

	/** The host throws for a setting that is missing or not readable by apps. */
	private async serverSetting(id: string): Promise<unknown> {
		try {
			return await this.once(id, async () => this.environment.getServerSettings().getValueById(id));
		} catch {
			return undefined;
		}
	}

	private async once(id: string, ask: () => Promise<unknown>): Promise<unknown> {
		const answer = this.asked.get(id) ?? ask();
		this.asked.set(id, answer);
		return answer;
	}
}
