import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer, LogoutBody } from 'embedded-workspace';

/** Checks what every answer of the endpoint has, whatever its status. */
export function expectAnswer(answer: HttpAnswer<LogoutBody>, status: number): void {
	expect(answer.status).toBe(status);
	expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
	expect(answer.headers.get('cache-control')).toBe('no-store');
}

/** Checks a failure: clients of the REST API look for `error`, older ones for `message` and `status`. */
export function expectFailure(
	answer: HttpAnswer<LogoutBody>,
	expected: { status: number; errorType: string; text: RegExp },
): void {
	expectAnswer(answer, expected.status);
	const { error, ...rest } = answer.body;
	expect(error).toMatch(expected.text);
	expect(rest).toEqual({ success: false, status: 'error', message: error, errorType: expected.errorType });
}

export const notLoggedIn = {
	status: 401,
	errorType: 'error-not-logged-in',
	text: /^You must be logged in to do this\.$/,
};

/** Returns the status that each client gets from the workspace: 200, or 401 once it is logged out. */
export function statesOf(workspace: AppWorkspace, ...clients: Credentials[]): Promise<number[]> {
	return Promise.all(clients.map(async (creds) => (await workspace.me(creds)).status));
}

/** Logs a user in by OAuth, and returns the token. */
export async function oauthToken(workspace: AppWorkspace, creds: Credentials): Promise<string> {
	const { username } = (await workspace.me(creds)).body;
	const call = { creds: workspace.admin, body: { username } };
	return (await workspace.call<{ token: string }>('POST', '/workspace/oauth-tokens', call)).body.token;
}
