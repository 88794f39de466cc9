import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { RevocationError } from '../sessions/RevocationError';
import { secondsToWait } from './rateLimit';

/**
 * Reads the answer of `users.logoutOtherClients` to the client that sent `authToken`.
 * Gives when that token expires by the workspace's word; null for a personal access token.
 * @throws RevocationError for anything but a clear success
 */
export function readLogoutAnswer(answer: IHttpResponse, authToken: string, now: number): Date | null {
	const { statusCode } = answer;
	if (statusCode === 200) {
		return readSuccess(answer, authToken);
	}
	if (statusCode === 401) {
		throw new RevocationError('not-logged-in', { detail: 'the workspace no longer accepts the login token' });
	}
	if (statusCode === 429) {
		throw new RevocationError('too-many-attempts', {
			detail: "the workspace's own rate limit refused the call; see X-Real-IP in the documentation",
			retryAfter: secondsToWait(answer, now),
		});
	}
	throw new RevocationError('workspace-refused', {
		detail: `users.logoutOtherClients answered HTTP ${statusCode}${hintOn(statusCode)}`,
		// A server that broke may have done its work before; one that refused has not.
		outcomeUnknown: statusCode >= 500,
	});
}

function readSuccess({ data }: IHttpResponse, authToken: string): Date | null {
	const { success, token, tokenExpires } = recordOf(data);
	if (success !== true || token !== authToken || typeof tokenExpires !== 'string') {
		throw nonsense('something that is not its documented answer');
	}
	if (tokenExpires === '') {
		return null;
	}
	const expires = new Date(tokenExpires);
	if (Number.isNaN(expires.getTime())) {
		throw nonsense('a date that cannot be read');
	}
	return expires;
}

function nonsense(what: string): RevocationError {
	return new RevocationError('workspace-refused', {
		detail: `users.logoutOtherClients answered HTTP 200 with ${what}; is the workspace URL the address of this Rocket.Chat?`,
		outcomeUnknown: true,
	});
}

function recordOf(data: unknown): Record<string, unknown> {
	return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

/** Redirects are followed by the host and turn the POST into a GET, which the core endpoint refuses with 405. */
function hintOn(statusCode: number): string {
	if (statusCode === 405 || (statusCode >= 300 && statusCode < 400)) {
		return '; does the workspace URL redirect (http to https, or to another name)? Enter the address it redirects to';
	}
	return statusCode === 404 ? '; does the workspace URL lack the sub-path of this Rocket.Chat?' : '';
}
