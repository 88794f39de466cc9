import type { Call, Credentials, HttpAnswer, JsonObject } from '../../workspace/client';
import { credentialHeaders } from '../../workspace/client';
import { connectionProblem } from './connectionProblem';

const timeoutMs = 20_000;

/** REST calls to somebody's running workspace: with a deadline, without following redirects, and with clear errors. */
export class RemoteWorkspace {
	/** @param url without a slash at its end */
	constructor(readonly url: string) {}

	/** @throws RemoteProblem where no answer comes */
	async call<Body = JsonObject>(
		method: string,
		path: string,
		{ creds, body, headers }: Call = {},
	): Promise<HttpAnswer<Partial<Body>>> {
		try {
			const answer = await fetch(this.url + path, {
				method,
				// Followed, a redirect turns POST into GET, and takes the login along to wherever it leads.
				redirect: 'manual',
				signal: AbortSignal.timeout(timeoutMs),
				headers: {
					...credentialHeaders(creds),
					...(body !== undefined && { 'content-type': 'application/json' }),
					...headers,
				},
				...(body !== undefined && { body: JSON.stringify(body) }),
			});
			return { status: answer.status, headers: answer.headers, body: objectIn<Body>(await answer.text()) };
		} catch (error) {
			throw connectionProblem(this.url, error);
		}
	}

	/** Status of the login: 200 where it is valid, 401 where it is not. */
	async statusOf(creds: Credentials): Promise<number> {
		return (await this.call('GET', '/api/v1/me', { creds })).status;
	}
}

/** Empty where the answer is no JSON object: a page of a proxy, say. */
function objectIn<Body>(text: string): Partial<Body> {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Partial<Body>) : {};
	} catch {
		return {};
	}
}
