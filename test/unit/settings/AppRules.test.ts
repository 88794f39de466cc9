import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';

import { AppRules } from '../../../src/settings/AppRules';

/** What the engine answers for settings; a workspace setting that is missing or hidden throws. */
function rulesWith(appSettings: Record<string, unknown>, serverSettings: Record<string, unknown> = {}): AppRules {
	const environment = {
		getSettings: () => ({ getValueById: async (id: string) => appSettings[id] }),
		getServerSettings: () => ({
			getValueById: async (id: string) => {
				if (!(id in serverSettings)) throw new Error('unaccessible');
				return serverSettings[id];
			},
		}),
	};
	return new AppRules(environment as object as IEnvironmentRead);
}

it.each([
	['', 'https://chat.example.com/', 'https://chat.example.com'],
	['  ', 'https://example.com/chat', 'https://example.com/chat'],
	['http://localhost:3000', undefined, 'http://localhost:3000'],
])('finds the workspace by the setting "%s" and Site_Url %p', async (workspace_url, Site_Url, url) => {
	await expect(rulesWith({ workspace_url }, Site_Url ? { Site_Url } : {}).workspaceUrl()).resolves.toBe(url);
});

it.each([
	['', undefined],
	['', ''],
	['', 'chat.example.com'],
	['ftp://chat.example.com', 'https://chat.example.com'],
])('knows no workspace by the setting "%s" and Site_Url %p', async (workspace_url, Site_Url) => {
	await expect(rulesWith({ workspace_url }, { Site_Url }).workspaceUrl()).rejects.toThrow(/must start with http/);
});

it.each([
	[7, 7],
	[1.9, 1],
	[0, 5],
	[-3, 5],
	['9', 5],
	[undefined, 5],
	[NaN, 5],
])('takes %p attempts per minute as %p', async (attempts_per_minute, attempts) => {
	await expect(rulesWith({ attempts_per_minute }).attemptsPerMinute()).resolves.toBe(attempts);
});

it.each([
	[true, true],
	[undefined, true],
	[false, false],
])('sends security notices by the setting %p: %p', async (security_notice, sends) => {
	await expect(rulesWith({ security_notice }).sendsSecurityNotice()).resolves.toBe(sends);
});

it.each([
	['security-log', 'security-log'],
	[' #security-log ', 'security-log'],
	['', undefined],
	[' # ', undefined],
	[undefined, undefined],
])('takes the audit room %p as %p', async (audit_room, name) => {
	await expect(rulesWith({ audit_room }).auditRoom()).resolves.toBe(name);
});

it('takes settings of the workspace that cannot be read as not there', async () => {
	await expect(rulesWith({}).rawLoginExpiration()).resolves.toBeUndefined();
	await expect(rulesWith({}).workspaceLanguage()).resolves.toBeUndefined();
});
