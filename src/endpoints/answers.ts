import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Revocation } from '../sessions/SessionRevoker';
import type { RevocationError } from '../sessions/RevocationError';

/** Bodies and statuses of the endpoint, see docs/api.md > Answers; the first three are those of the core endpoint. */

export function loggedOutOthers({ token, tokenExpires }: Revocation, details: object = {}): IApiResponse {
	const until = tokenExpires === null ? '' : tokenExpires.toISOString();
	return answer(200, { token, tokenExpires: until, success: true, ...details });
}

/** What `?details=true` adds to the contract: null where the workspace does not tell, and no number where there is a doubt. */
export function detailsOf({ closed }: Revocation): { loggedOut: object[] | null; loggedOutCount: number | null } {
	if (!closed) {
		return { loggedOut: null, loggedOutCount: null };
	}
	const loggedOut = closed.closed.map(({ device = null, os = null, address = null, loginAt }) => {
		return { device, os, address, loginAt: new Date(loginAt).toISOString() };
	});
	return { loggedOut, loggedOutCount: closed.atMost === loggedOut.length ? loggedOut.length : null };
}

export function notLoggedIn(): IApiResponse {
	return answer(401, { status: 'error', message: 'You must be logged in to do this.' });
}

export function methodNotAllowed(allowed: string): IApiResponse {
	const message = `This endpoint takes ${allowed} only.`;
	return answer(405, { status: 'error', message }, { Allow: allowed });
}

/** Logged in by OAuth: the session has no login token that could be kept. */
export function noLoginToken(): IApiResponse {
	const error =
		'There is no login token to keep: send X-Auth-Token and X-User-Id of the client that stays logged in, as POST /api/v1/login gives them.';
	return failure(400, error, 'error-parameter-required');
}

/** Our own defect: the cause is in the app log, not in the answer. */
export function ownDefect(): IApiResponse {
	const error =
		'Something went wrong in the app Logout Others. Run it again, it is safe; if it stays, tell your administrator: the app log has the cause.';
	return failure(500, error, 'error-internal');
}

/** One answer for each reason a revocation can fail with. */
export function revocationFailed(error: RevocationError): IApiResponse {
	switch (error.reason) {
		case 'not-logged-in':
			return notLoggedIn();
		case 'too-many-attempts':
			return tooMany(error.retryAfter ?? 60);
		case 'workspace-refused':
			return failure(502, refusedText(error.outcomeUnknown), 'error-workspace-refused');
		case 'workspace-unreachable':
			return failure(504, unreachableText(error.outcomeUnknown), 'error-workspace-unreachable');
	}
}

function tooMany(retryAfter: number): IApiResponse {
	const error = `Too many requests. Run it again in ${retryAfter} seconds.`;
	return failure(429, error, 'error-too-many-requests', { 'Retry-After': String(retryAfter) });
}

function refusedText(outcomeUnknown: boolean): string {
	return `The workspace did not do it: ${whatNow(outcomeUnknown)}`;
}

function unreachableText(outcomeUnknown: boolean): string {
	return `The workspace could not be reached in time: ${whatNow(outcomeUnknown)}`;
}

function whatNow(outcomeUnknown: boolean): string {
	const outcome = outcomeUnknown
		? 'it is not known whether your other clients are logged out. Run it again, it is safe'
		: 'nobody was logged out. Run it again';
	return `${outcome}; if it stays, tell your administrator: the app log has the cause.`;
}

function failure(status: number, error: string, errorType: string, headers?: Record<string, string>): IApiResponse {
	return answer(status, { success: false, error, errorType }, headers);
}

function answer(status: number, content: object, headers: Record<string, string> = {}): IApiResponse {
	return {
		status,
		headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
		content,
	};
}
