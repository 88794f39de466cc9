import type { LayoutBlock } from '@rocket.chat/ui-kit';

import type { Login } from './login/login';

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
		if (answer.status === 401) {
			this.loggedOut();
		}
		const text = await answer.text();
		if (!answer.ok) {
			throw new RestError(errorIn(text) ?? `The workspace answered ${answer.status}.`);
		}
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

/** The user of a login, as `login` and `me` show them. */
export interface Me {
	username: string;
	settings: { preferences: { language?: string } };
}

/** A room of the user; `name` is missing in direct messages. */
export interface Room {
	_id: string;
	t: 'c' | 'p' | 'd';
	name?: string;
	usernames: string[];
}

/** A message, stored or ephemeral (`private`). */
export interface Message {
	_id: string;
	rid: string;
	/** ISO 8601. */
	ts: string;
	u: { _id: string; username: string; name: string };
	msg: string;
	/** The message whose thread this one is in. */
	tmid?: string;
	attachments?: Attachment[];
	blocks?: (LayoutBlock & { appId?: string })[];
	private?: true;
}

/** An attached file. */
export interface Attachment {
	title?: string;
	title_link?: string;
	title_link_download?: boolean;
}

/** A slash command; `params` and `description` are keys into the texts of its app. */
export interface Command {
	command: string;
	appId: string;
	params: string;
	description: string;
}
