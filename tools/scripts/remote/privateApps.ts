import { isAtLeast } from './workspaceAddress';

/** What to do about an app that is installed but not enabled. */
export function enableAdvice(version: string): string {
	const where = 'Enable it: Administration > Marketplace > Private apps > Logout Others.';
	return isAtLeast(version, 7, 0)
		? `${where} From Rocket.Chat 7.0 on only workspaces with a license may enable private apps: Community ones may upload, but not enable or update them. Registering the workspace gives it the free Starter plan, which has one.`
		: `${where} The Community edition limits how many private apps may be enabled.`;
}
