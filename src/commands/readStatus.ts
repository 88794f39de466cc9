import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Accessors, Services } from '../services';
import { parseServerVersion } from '../sessions/loginExpiration';
import type { AppRules } from '../settings/AppRules';
import type { AdministrationStatus, Status } from '../views/statusText';

/** Reads what `/logout-others status` tells this user; an administrator is told more. */
export async function readStatus(
	user: IUser,
	known: Pick<AdministrationStatus, 'isLogRedacted' | 'appVersion'>,
	services: Services,
	accessors: Accessors,
): Promise<Status> {
	const { rules } = accessors;
	const [rawLoginExpiration, history, version, administration] = await Promise.all([
		rules.rawLoginExpiration(),
		services.loginLedger(accessors).of(user.id),
		services.workspace(accessors.http, rules).info(),
		isAdministrator(user) ? readAdministration(rules, services, accessors) : undefined,
	]);
	return {
		rawLoginExpiration,
		history,
		isReachable: version !== undefined,
		administration: administration && { ...administration, version: parseServerVersion(version), ...known },
	};
}

async function readAdministration(
	rules: AppRules,
	services: Services,
	accessors: Accessors,
): Promise<Pick<AdministrationStatus, 'url' | 'sizes'>> {
	const [url, sizes] = await Promise.all([
		// Where the URL cannot be used, the status says that nothing answers.
		rules.workspaceUrl().catch(() => undefined),
		services.trailSizes(accessors).total(),
	]);
	return { url, sizes };
}

/** Hosts hand over the roles of the user who ran the command. */
function isAdministrator({ roles }: { roles?: string[] }): boolean {
	return (roles ?? []).includes('admin');
}
