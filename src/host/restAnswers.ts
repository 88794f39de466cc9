import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { parseAddress } from '../lib/address';
import type { EpochMs } from '../lib/time';
import type { ListedSession, PersonalAccessToken, RevocationDetails } from '../sessions/endings';

type Answer = IHttpResponse | undefined;

const maxNameLength = 60;

/** Reads the answer of `GET /api/info`. */
export function readVersion(answer: Answer): string | undefined {
	const { version } = dataOf(answer);
	return typeof version === 'string' ? version : undefined;
}

/** Reads the answer of `GET sessions/list`. Returns undefined if it is no list. */
export function readSessions(answer: Answer): RevocationDetails['sessions'] {
	const { sessions, total } = successOf(answer);
	if (!Array.isArray(sessions)) {
		return undefined;
	}
	// Only if one session is marked do the others mean "not this one".
	const isMarked = sessions.some((entry) => recordOf(entry).current === true);
	const listed = sessions
		.flatMap((entry) => sessionOf(recordOf(entry), isMarked))
		.sort((a, b) => b.lastActiveAt - a.lastActiveAt);
	return { listed, total: typeof total === 'number' && total > listed.length ? total : listed.length };
}

/** Reads the answer of `GET users.getPersonalAccessTokens`, newest first. Returns undefined if it is no list. */
export function readPersonalAccessTokens(answer: Answer): PersonalAccessToken[] | undefined {
	const { tokens } = successOf(answer);
	if (!Array.isArray(tokens)) {
		return undefined;
	}
	return tokens
		.map(recordOf)
		.map(({ name, createdAt }) => ({ name: nameOf(name) ?? '?', createdAt: momentOf(createdAt) }))
		.sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}

/** Returns nothing for an entry without a date. */
function sessionOf({ device, ip, loginAt, current }: Record<string, unknown>, isMarked: boolean): ListedSession | [] {
	const { name, os } = recordOf(device);
	const lastActiveAt = momentOf(loginAt);
	if (lastActiveAt === undefined) {
		return [];
	}
	const isCurrent = isMarked ? current === true : undefined;
	return { device: nameOf(name), os: nameOf(recordOf(os).name), address: parseAddress(ip), lastActiveAt, isCurrent };
}

function successOf(answer: Answer): Record<string, unknown> {
	const data = dataOf(answer);
	return data.success === true ? data : {};
}

function dataOf(answer: Answer): Record<string, unknown> {
	return recordOf(answer?.statusCode === 200 ? answer.data : undefined);
}

/** Returns data of any shape as a record. */
export function recordOf(data: unknown): Record<string, unknown> {
	return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function nameOf(value: unknown): string | undefined {
	return (typeof value === 'string' && Array.from(value.trim()).slice(0, maxNameLength).join('')) || undefined;
}

function momentOf(value: unknown): EpochMs | undefined {
	const moment = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(moment) ? undefined : moment;
}
