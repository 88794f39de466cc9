import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import type { EpochMs } from '../lib/time';
import { RevocationError } from '../sessions/endings';
import { recordOf } from './restAnswers';

/** Statuses with which anybody refuses before the workspace acts, and a hint. A redirect turns the POST into a GET: 405. */
const refusals: Record<number, string> = {
	401: '',
	403: '',
	404: '; does the workspace URL lack the sub-path of this Rocket.Chat?',
	405: '; does the workspace URL redirect (http to https, or to another name)? Enter the address it redirects to',
	429: '',
};

const maxWaitSeconds = 3600;

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

/** Reads the answer of `users.logout`. @throws RevocationError for anything but a clear success */
export function readUserLogoutAnswer(answer: IHttpResponse, now: EpochMs): void {
	if (answer.statusCode === 403 && isOfRocketChat(answer)) {
		throw new RevocationError('not-allowed', 'the user lacks the permission logout-other-user');
	}
	refuseUnlessOk('users.logout', answer, now);
	if (recordOf(answer.data).success !== true) {
		throw new RevocationError('unclear-answer', 'users.logout answered HTTP 200 without its documented body');
	}
}

/** Reads the answer of `GET me`. Returns whether the workspace accepts the login; undefined if it does not say. */
export function readIsLoggedIn(answer: IHttpResponse | undefined): boolean | undefined {
	if (answer?.statusCode === 401 && isOfRocketChat(answer)) {
		return false;
	}
	return answer?.statusCode === 200 && recordOf(answer.data).success === true ? true : undefined;
}

function refuseUnlessOk(endpoint: string, answer: IHttpResponse, now: EpochMs): void {
	const { statusCode } = answer;
	if (statusCode === 200) {
		return;
	}
	if (statusCode === 401 && isOfRocketChat(answer)) {
		throw new RevocationError('not-logged-in', 'the workspace does not accept the login token');
	}
	const retryAfter = statusCode === 429 ? secondsToWait(answer, now) : undefined;
	if (statusCode === 429 && isOfRocketChat(answer)) {
		const detail = "the workspace's REST limit for this address refused the call";
		throw new RevocationError('rate-limited', detail, { retryAfter });
	}
	const hint = refusals[statusCode >= 300 && statusCode < 400 ? 405 : statusCode];
	const isInFront = [401, 403, 429].includes(statusCode) && !isOfRocketChat(answer);
	const detail = isInFront
		? `something in front of Rocket.Chat answered ${endpoint} with HTTP ${statusCode}; is the workspace URL an address at which this server reaches itself directly?`
		: `${endpoint} answered HTTP ${statusCode}${hint ?? ''}`;
	throw new RevocationError(hint === undefined ? 'unclear-answer' : 'refused', detail, { retryAfter });
}

/**
 * Returns whether a refusal has the body of Rocket.Chat's REST API, not one of a gateway in front of it. Up to 8.x a 401 has
 * `status: "error"` and `message`; from 9.0 on, and for all else, it is `success: false` and `error`.
 */
function isOfRocketChat({ data }: IHttpResponse): boolean {
	const { success, error, status, message } = recordOf(data);
	return (success === false && typeof error === 'string') || (status === 'error' && typeof message === 'string');
}

/**
 * Returns the seconds until a call makes sense again. `x-ratelimit-reset` is the moment at which Rocket.Chat's window ends.
 * `Retry-After` of others is a number of seconds or a date.
 */
function secondsToWait({ headers = {} }: IHttpResponse, now: EpochMs): number {
	const header = (name: string): string => String(headers[name] ?? '');
	const reset = Number(header('x-ratelimit-reset'));
	const retryAfter = header('retry-after').trim();
	const until = reset > 0 ? reset : /^\d+$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter);
	const seconds = Number.isNaN(until) ? 60 : Math.ceil((until - now) / 1000);
	return Math.min(maxWaitSeconds, Math.max(1, seconds));
}
