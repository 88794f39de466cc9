import type { Login } from '../session/storedLogin';

/** The workspace refused a request; the message is its own. */
export class RestError extends Error {}

/** The workspace's HTTP API with one login. Answers have the type the caller expects; nobody checked it. */
export class RestClient {
	/** @param loggedOut called when the workspace no longer accepts the login. */
	constructor(
		readonly login: Login,
		private readonly loggedOut: () => void,
	) {}

	/** @throws RestError */
	get<Body>(path: string): Promise<Body> {
		return this.call<Body>('GET', path);
	}

	/** @throws RestError */
	post<Body>(path: string, body: object): Promise<Body> {
		return this.call<Body>('POST', path, JSON.stringify(body));
	}

	private async call<Body>(method: string, path: string, body?: string): Promise<Body> {
		const headers = { 'content-type': 'application/json', ...loginHeaders(this.login) };
		const answer = await fetch(path, { method, headers, ...(body !== undefined && { body }) });
		if (answer.status === 401) this.loggedOut();
		const text = await answer.text();
		if (!answer.ok) throw new RestError(errorIn(text) ?? `The workspace answered ${answer.status}.`);
		// Rocket.Chat answers nothing at all when a modal was closed.
		return (text === '' ? {} : JSON.parse(text)) as Body;
	}
}

/** Returns the two headers by which a client shows who it is. */
export function loginHeaders({ userId, authToken }: Login): Record<string, string> {
	return { 'x-user-id': userId, 'x-auth-token': authToken };
}

function errorIn(text: string): string | undefined {
	try {
		const { error, message } = JSON.parse(text) as { error?: string; message?: string };
		return error ?? message;
	} catch {
		return text || undefined;
	}
}
