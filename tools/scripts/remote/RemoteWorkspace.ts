import type { Call, Credentials, HttpAnswer, JsonObject } from '../../../packages/embedded-workspace/src/client';
import { credentialHeaders } from '../../../packages/embedded-workspace/src/client';
import { RemoteProblem } from './RemoteProblem';

const timeoutMs = 20_000;

/** Calls a running workspace by REST: with a deadline, without following redirects, and with clear errors. */
export class RemoteWorkspace {
	/** @param url without a slash at its end */
	constructor(readonly url: string) {}

	/** @throws RemoteProblem if no answer comes */
	async call<Body = JsonObject>(
		method: string,
		path: string,
		{ creds, body, headers }: Call = {},
	): Promise<HttpAnswer<Partial<Body>>> {
		try {
			const answer = await fetch(this.url + path, {
				method,
				// Following a redirect would turn POST into GET and send the login to another address.
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

	/** Returns 200 if this login is valid, 401 if it is not. */
	async statusOf(creds: Credentials): Promise<number> {
		return (await this.call('GET', '/api/v1/me', { creds })).status;
	}
}

/** Returns an empty object if the answer is no JSON object, such as a page of a proxy. */
function objectIn<Body>(text: string): Partial<Body> {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Partial<Body>) : {};
	} catch {
		return {};
	}
}

const advices: Record<string, string> = {
	ENOTFOUND: 'Is the host name right?',
	ECONNREFUSED: 'Does the workspace run, and on that port?',
	TimeoutError: 'Does the workspace run, and is a proxy or firewall in between?',
};

/** Explains why `fetch` got no answer. */
function connectionProblem(url: string, error: unknown): RemoteProblem {
	const code = codeOf(error);
	const isCertificate = /CERT|SIGNED|TLS|SSL/.test(code);
	const advice = isCertificate
		? 'This machine does not trust its certificate. Put the file of your certificate authority into NODE_EXTRA_CA_CERTS.'
		: (advices[code] ?? 'Can you open the address in a browser on this machine?');
	return new RemoteProblem(`${url} cannot be reached (${code}).`, advice);
}

/** Returns a code such as `ECONNREFUSED`, which `fetch` hides in the cause of its error. */
function codeOf(error: unknown): string {
	const { cause, name, message } = error as { cause?: { code?: string }; name?: string; message?: string };
	return cause?.code ?? (name === 'TimeoutError' ? name : (message ?? 'unknown error'));
}
