import { isIP } from 'net';

import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import type { SessionList, WorkspaceSession } from '../sessions/ports';

const longestName = 60;

/**
 * Whether the workspace has no such list or no license for it (403; from 7.6 on 400 and `error-action-not-allowed`, as its
 * sources say), or takes the login for none (401).
 */
export function isRefusal(answer: IHttpResponse | undefined | null): boolean {
	const { statusCode = 0, data } = answer ?? {};
	return [401, 403, 404].includes(statusCode) || (statusCode === 400 && data?.errorType === 'error-action-not-allowed');
}

/** Reads the answer of `GET sessions/list`; undefined where it is none that can be used. */
export function readSessionList(answer: IHttpResponse | undefined | null): SessionList | undefined {
	const { success, sessions, total } = recordOf(answer?.statusCode === 200 ? answer.data : undefined);
	if (success !== true || !Array.isArray(sessions)) {
		return undefined;
	}
	const read = sessions.map(sessionOf).filter((session): session is WorkspaceSession => session !== undefined);
	read.sort((a, b) => b.loginAt - a.loginAt);
	return { sessions: read, total: typeof total === 'number' && total > read.length ? total : read.length };
}

/** Undefined where it does not say when: such an entry is none. */
function sessionOf(listed: unknown): WorkspaceSession | undefined {
	const { device, ip, loginAt } = recordOf(listed);
	const { name, os } = recordOf(device);
	const at = typeof loginAt === 'string' ? Date.parse(loginAt) : NaN;
	if (Number.isNaN(at)) {
		return undefined;
	}
	const address = typeof ip === 'string' && isIP(ip) > 0 ? ip : undefined;
	return { device: called(nameOf(name)), os: called(nameOf(recordOf(os).name)), address, loginAt: at };
}

/**
 * Names come from User-Agents, so from whoever logged in: letters, digits, spaces and `.-_` only, so that they can stand in
 * a message.
 */
function nameOf(value: unknown): string | undefined {
	const name =
		typeof value === 'string'
			? value
					.replace(/[^\w .-]/g, '')
					.trim()
					.slice(0, longestName)
			: '';
	return name === '' ? undefined : name;
}

/** The workspace's names for its own apps and their systems, where they differ from what this app calls them. */
function called(name: string | undefined): string | undefined {
	return name === undefined ? undefined : (ownNames.get(name) ?? name);
}

const ownNames = new Map([
	['RC Mobile', 'Rocket.Chat mobile app'],
	['Rocket.Chat', 'Rocket.Chat desktop app'],
	['ios', 'iOS'],
	['android', 'Android'],
]);

function recordOf(data: unknown): Record<string, unknown> {
	return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}
