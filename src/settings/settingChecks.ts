import type { IEnvironmentRead, IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';

import type { Log } from '../sessions/ports';
import { DeviceManagement } from '../workspace/DeviceManagement';
import { KnownVersions } from '../workspace/KnownVersions';
import { WorkspaceApi } from '../workspace/WorkspaceApi';
import { parseWorkspaceUrl, WorkspaceUrlError } from '../workspace/workspaceUrl';
import { AppRules } from './AppRules';
import { SettingId } from './settings';

/**
 * Takes a setting an administrator wants to save, gives the one to store: login tokens are sent to the workspace URL,
 * so nothing is stored there under which no Rocket.Chat answers. What cannot be used leaves the old value in place,
 * with the reason in the app log. (Throwing would be the clearer refusal, but Apps-Engine 1.62 swallows the error and
 * stores the refused value.)
 */
export async function acceptSetting(
	oldSetting: ISetting,
	newSetting: ISetting,
	http: IHttp,
	log: Log,
): Promise<ISetting> {
	try {
		return { ...newSetting, value: await acceptedValue(newSetting, http) };
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'unknown error';
		log.error(`Setting "${newSetting.id}" not saved, the old value stays: ${reason}`);
		return { ...newSetting, value: oldSetting.value };
	}
}

async function acceptedValue({ id, value }: ISetting, http: IHttp): Promise<unknown> {
	if (id === SettingId.AttemptsPerMinute) {
		return acceptedAttempts(value);
	}
	if (id !== SettingId.WorkspaceUrl || isBlank(value)) {
		return isBlank(value) ? '' : value;
	}
	return (await checkWorkspaceUrl(parseWorkspaceUrl(value), http)).url;
}

function acceptedAttempts(value: unknown): number {
	const attempts = Number(value);
	if (!Number.isInteger(attempts) || attempts < 1 || attempts > 1000) {
		throw new Error('enter a whole number from 1 to 1000');
	}
	return attempts;
}

/** When the app starts: tells the administrator whether the workspace answers under the URL it will use. Never throws. */
export async function reportWorkspace(environment: IEnvironmentRead, http: IHttp, log: Log): Promise<void> {
	try {
		const { url, version } = await checkWorkspaceUrl(await new AppRules(environment).workspaceUrl(), http);
		log.info(`The workspace answers at ${url} as Rocket.Chat ${version}.`);
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'unknown error';
		log.warn(`The workspace cannot be used yet. ${reason}`);
	}
}

/** @throws WorkspaceUrlError where no Rocket.Chat answers at `url` */
async function checkWorkspaceUrl(url: string, http: IHttp): Promise<{ url: string; version: string }> {
	const api = new WorkspaceApi(http, async () => url, new KnownVersions(), new DeviceManagement(), Date.now);
	const version = await api.info();
	if (version === undefined) {
		throw new WorkspaceUrlError(
			`No Rocket.Chat answers at ${url}/api/info. Enter an address under which this server can reach itself, or leave it empty to use Site_Url.`,
		);
	}
	return { url, version };
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
