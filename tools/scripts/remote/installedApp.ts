import { setTimeout as pause } from 'timers/promises';

import { isBefore } from 'embedded-workspace';
import { RemoteProblem } from './RemoteProblem';
import type { Credentials, RemoteWorkspace } from './RemoteWorkspace';
import { answerInFront, asObject, isRefusalOfRocketChat } from './RemoteWorkspace';

/** An installed app as administrators see it. */
export interface InstalledApp {
	version: string;
	/** Such as `manually_enabled`. */
	status: string;
}

/**
 * Reads the app as it is installed there; `undefined` if it is not.
 * @throws RemoteProblem if this user may not manage apps, or the workspace has none
 */
export async function readApp(
	rest: RemoteWorkspace,
	creds: Credentials,
	id: string,
): Promise<InstalledApp | undefined> {
	const answer = await rest.call<{ app: InstalledApp; error: string }>('GET', `/api/apps/${id}`, { creds });
	const { status, body } = answer;
	if (status === 200 && body.app) {
		return appIn(body.app);
	}
	if (status === 404 && /No App found/i.test(String(body.error))) {
		return undefined;
	}
	if ((status === 401 || status === 403) && isRefusalOfRocketChat(answer)) {
		throw mayNotManageApps();
	}
	if (status === 404) {
		throw new RemoteProblem(
			'The workspace does not offer to manage apps (HTTP 404).',
			'Before Rocket.Chat 6.0, enable Administration > Settings > General > Apps. A proxy in front must let /api/apps through.',
		);
	}
	throw answerInFront('The question for the app', answer);
}

/** Reads an app of an answer, whatever is in it. */
export function appIn(value: unknown): InstalledApp {
	const { version, status } = asObject<InstalledApp>(value);
	return { version: String(version), status: String(status) };
}

export function mayNotManageApps(): RemoteProblem {
	return new RemoteProblem(
		'This user may not manage apps.',
		'Take an administrator, or give a role of this user the permission "manage-apps" (Administration > Permissions).',
	);
}

/** Returns whether an app with this status runs. */
export function isEnabled({ status }: InstalledApp): boolean {
	return /_enabled$/.test(status);
}

/**
 * Waits until the app is enabled: right after an update the workspace takes it down for a moment, and answers 404 or
 * `constructed`. Returns what was seen last, which may be an app that is still not enabled.
 * @throws RemoteProblem if the workspace does not have the app at the end
 */
export async function waitUntilEnabled(
	rest: RemoteWorkspace,
	creds: Credentials,
	id: string,
	{ deadlineMs = 15_000, pauseMs = 200 } = {},
): Promise<InstalledApp> {
	const deadline = Date.now() + deadlineMs;
	for (;;) {
		const isLast = Date.now() >= deadline;
		try {
			const app = await readApp(rest, creds, id);
			if (!app) {
				throw new RemoteProblem('The workspace took the app but does not have it.', 'See the log of the server.');
			}
			// Without a license the workspace will not enable it.
			if (isLast || isEnabled(app) || app.status.startsWith('invalid_license')) {
				return app;
			}
		} catch (error) {
			if (isLast) {
				throw error;
			}
		}
		await pause(pauseMs);
	}
}

/** Explains what to do about an app that is installed but not enabled. */
export function enableAdvice(version: string): string {
	const license = isBefore(version, '7.0')
		? 'The Community edition limits how many private apps may be enabled.'
		: 'From Rocket.Chat 7.0 on only workspaces with a license may enable private apps, and Community ones may not update them. Registering the workspace gives it the free Starter plan, which has a license.';
	const restart = needsRestart(version)
		? ` If it was enabled before a restart, a setting was saved too early: enable it, restart, and only then change settings.`
		: '';
	return `Enable it: Marketplace > Private apps > Logout Others. ${license}${restart}`;
}

/** Returns whether a setting that is saved before the first restart leaves the app disabled after it. */
export function needsRestart(version: string): boolean {
	return isBefore(version, '7.11');
}
