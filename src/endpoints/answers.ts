import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Done, NotDone, RevocationDetails } from '../sessions/endings';

/** Never cached: an address must reach the app each time it is asked for. */
const noStore = { 'Cache-Control': 'no-store' };

const nothingHappened = 'Nothing was logged out.';
const unknown = "We can't tell whether your other clients were logged out. It's safe to run it again.";
const seeLog = 'If it fails again, ask your administrator to look at the log of the app Logout Others.';

/** Answers like the core endpoint, plus the details if they were asked for: null for what the workspace does not say. */
export function loggedOutOthers(token: string, { validUntil, details }: Done): IApiResponse {
	const body = { token, tokenExpires: validUntil?.toISOString() ?? '', success: true };
	return json(200, { ...body, ...(details && detailsBody(details)) });
}

function detailsBody({ sessions, personalAccessTokens }: RevocationDetails): object {
	const isoOf = (moment?: number): string | null => (moment === undefined ? null : new Date(moment).toISOString());
	const listed = sessions?.listed.map((session) => {
		const { device = null, os = null, address = null, lastActiveAt, isCurrent: current = null } = session;
		return { device, os, address, lastActiveAt: isoOf(lastActiveAt), current };
	});
	const tokens = personalAccessTokens?.map(({ name, createdAt }) => ({ name, createdAt: isoOf(createdAt) }));
	return { sessions: listed ?? null, personalAccessTokens: tokens ?? null };
}

export function notLoggedIn(error = 'You must be logged in to do this.'): IApiResponse {
	return failure(401, error, 'error-not-logged-in');
}

export function methodNotAllowed(allowed: string): IApiResponse {
	const hint = allowed === 'POST' ? ' A redirect turns a POST into a GET: call the address it leads to.' : '';
	return failure(405, `This endpoint takes ${allowed} only.${hint}`, 'error-method-not-allowed', { Allow: allowed });
}

/** Logged in by OAuth: such a session has no login token to keep. */
export function noLoginToken(): IApiResponse {
	const error =
		'Send X-User-Id and X-Auth-Token of the client that stays logged in, as POST /api/v1/login returns them.';
	return failure(400, error, 'error-parameter-required');
}

/** A defect of our own: the cause is in the app log, not in the answer. */
export function ownDefect(): IApiResponse {
	return failure(500, `${unknown} ${seeLog}`, 'error-internal');
}

/** Returns the answer for each reason why nothing was, or may not have been, logged out. */
export function notDoneAnswer({ reason, retryAfter }: NotDone): IApiResponse {
	const wait = retryAfter === undefined ? undefined : { 'Retry-After': String(retryAfter) };
	switch (reason) {
		case 'not-logged-in':
			return notLoggedIn();
		case 'ended-by-another':
			return notLoggedIn(
				"This login was ended at the same moment, so we can't tell whether your other clients were logged out. Log in again.",
			);
		case 'rate-limited': {
			const error = `${nothingHappened} Too many requests came from your network address, which you may share with others. Run it again in ${retryAfter ?? 60} seconds.`;
			return failure(429, error, 'error-too-many-requests', { 'Retry-After': String(retryAfter ?? 60) });
		}
		case 'no-answer':
			return failure(504, `The workspace did not answer. ${unknown} ${seeLog}`, 'error-workspace-unreachable');
		case 'not-configured': {
			const error = `The app does not know the address of the workspace. ${nothingHappened} ${seeLog}`;
			return failure(504, error, 'error-workspace-unreachable');
		}
		case 'unclear-answer':
			return failure(502, `The workspace's answer is not clear. ${unknown} ${seeLog}`, 'error-workspace-refused');
		case 'refused':
			return failure(
				502,
				`The workspace, or something in front of it, refused. ${nothingHappened} ${seeLog}`,
				'error-workspace-refused',
				wait,
			);
		// These need a command, a confirmation or another user: a script can't meet them.
		case 'not-allowed':
		case 'no-such-user':
		case 'already-answered':
		case 'expired':
		case 'other-site':
		case 'unidentified':
		case 'ambiguous-login':
		case 'other-user':
		case 'files-not-protected':
		case 'no-site-url':
			throw new Error(`a call of the endpoint ended with ${reason}`);
	}
}

/** A picture of a modal. */
export function pictureAnswer(svg: string): IApiResponse {
	return { status: 200, headers: { ...noStore, 'Content-Type': 'image/svg+xml' }, content: svg };
}

/** The file a person taps. */
export function fileAnswer(name: string, text: string): IApiResponse {
	const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` };
	return { status: 200, headers: { ...noStore, ...type }, content: `${text}\n` };
}

/** Clients of the REST API look for `error`, older ones for `message` and `status`. */
function failure(status: number, error: string, errorType: string, headers?: Record<string, string>): IApiResponse {
	return json(status, { success: false, status: 'error', error, message: error, errorType }, headers);
}

function json(status: number, content: object, headers: Record<string, string> = {}): IApiResponse {
	return { status, headers: { 'Content-Type': 'application/json', ...noStore, ...headers }, content };
}
