import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { parseAddress } from '../lib/address';
import type { EpochMs } from '../lib/time';
import {
	type ListedSession,
	type PersonalAccessToken,
	type RevocationDetails,
	RevocationError,
} from '../sessions/endings';

type Answer = IHttpResponse | undefined;

/** Statuses with which the workspace refuses before it acts, and a hint. A redirect turns the POST into a GET: 405. */
const refusals: Record<number, string> = {
	403: '',
	404: '; does the workspace URL lack the sub-path of this Rocket.Chat?',
	405: '; does the workspace URL redirect (http to https, or to another name)? Enter the address it redirects to',
};

const maxWaitSeconds = 3600;
const maxNameLength = 60;

/**
 * Reads the answer of `users.logoutOtherClients` to the client that sent `authToken`. Returns when the workspace says that
 * token expires; null if it names no date.
 * @throws RevocationError for anything but a clear success; a 400 says nothing about the outcome
 */
export function readLogoutAnswer(answer: IHttpResponse, authToken: string, now: EpochMs): Date | null {
	refuseUnlessOk('users.logoutOtherClients', answer, now);
	const { success, token, tokenExpires } = recordOf(answer.data);
	const expires = typeof tokenExpires === 'string' && tokenExpires !== '' ? new Date(tokenExpires) : null;
	const isDocumented = success === true && token === authToken && typeof tokenExpires === 'string';
	if (!isDocumented || Number.isNaN(expires?.getTime())) {
		const detail = 'users.logoutOtherClients answered HTTP 200 without its documented body';
		throw new RevocationError('unclear-answer', `${detail}; is the workspace URL the address of this Rocket.Chat?`);
	}
	return expires;
}

/** Reads the answer of `users.logout` for another user. @throws RevocationError for anything but a clear success */
export function readUserLogoutAnswer(answer: IHttpResponse, now: EpochMs): void {
	if (answer.statusCode === 403) {
		throw new RevocationError('not-allowed', 'the user lacks the permission logout-other-user');
	}
	refuseUnlessOk('users.logout', answer, now);
	if (recordOf(answer.data).success !== true) {
		throw new RevocationError('unclear-answer', 'users.logout answered HTTP 200 without its documented body');
	}
}

function refuseUnlessOk(endpoint: string, answer: IHttpResponse, now: EpochMs): void {
	const { statusCode } = answer;
	if (statusCode === 401) {
		throw new RevocationError('not-logged-in', 'the workspace does not accept the login token');
	}
	if (statusCode === 429) {
		const detail = "the workspace's REST limit for this address refused the call";
		throw new RevocationError('rate-limited', detail, { retryAfter: secondsToWait(answer, now) });
	}
	if (statusCode !== 200) {
		const hint = refusals[statusCode >= 300 && statusCode < 400 ? 405 : statusCode];
		const detail = `${endpoint} answered HTTP ${statusCode}${hint ?? ''}`;
		throw new RevocationError(hint === undefined ? 'unclear-answer' : 'refused', detail);
	}
}

/** Returns the seconds until a call makes sense again. `x-ratelimit-reset` is the moment at which the window ends. */
function secondsToWait({ headers }: IHttpResponse, now: EpochMs): number {
	const reset = Number(headers?.['x-ratelimit-reset']);
	const seconds = reset > 0 ? Math.ceil((reset - now) / 1000) : 60;
	return Math.min(maxWaitSeconds, Math.max(1, seconds));
}

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

/** Reads the answer of `GET users.getPersonalAccessTokens`. Returns undefined if it is no list. */
export function readPersonalAccessTokens(answer: Answer): PersonalAccessToken[] | undefined {
	const { tokens } = successOf(answer);
	if (!Array.isArray(tokens)) {
		return undefined;
	}
	return tokens.map(recordOf).flatMap(({ name, createdAt }) => {
		const shown = nameOf(name);
		return shown === undefined ? [] : { name: shown, createdAt: momentOf(createdAt) };
	});
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

function recordOf(data: unknown): Record<string, unknown> {
	return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function nameOf(value: unknown): string | undefined {
	return (typeof value === 'string' && Array.from(value.trim()).slice(0, maxNameLength).join('')) || undefined;
}

function momentOf(value: unknown): EpochMs | undefined {
	const moment = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(moment) ? undefined : moment;
}
