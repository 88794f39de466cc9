import { randomBytes } from 'crypto';

/** What a client sends to be recognised. */
export interface Credentials {
	userId: string;
	authToken: string;
}

export type JsonObject = Record<string, unknown>;

export interface Call {
	creds?: Credentials;
	/** Sent as JSON. */
	body?: unknown;
	headers?: Record<string, string>;
}

export interface HttpAnswer<Body> {
	status: number;
	headers: Headers;
	/** Parsed if the answer is JSON, else its text. The type is what the caller expects; nobody checked it. */
	body: Body;
}

/** A small REST client of a running workspace, for scripts and tests. */
export interface WorkspaceClient {
	readonly url: string;
	/** @param path From the root, such as `/api/v1/me`. */
	call<Body = JsonObject>(method: string, path: string, call?: Call): Promise<HttpAnswer<Body>>;
	/** @throws if the login is refused. */
	login(user: string, password: string): Promise<Credentials>;
	/** Makes a user as the administrator. @throws if that is refused. */
	createUser(username: string, password?: string): Promise<{ _id: string; username: string }>;
	/** Makes a user and logs in so many clients of them. */
	newClients(count: number): Promise<Credentials[]>;
	/** Makes a personal access token. @throws if that is refused */
	personalAccessToken(creds: Credentials): Promise<Credentials>;
	/** Switches one of the workspace's own controls as the administrator, e.g. `rate-limit`. @throws if that is refused */
	switchControl(name: string, enabled: boolean): Promise<void>;
	me(creds: Credentials): Promise<HttpAnswer<JsonObject>>;
	logoutOtherClients(creds: Credentials, headers?: Record<string, string>): Promise<HttpAnswer<LogoutBody>>;
}

export interface LogoutBody extends JsonObject {
	token?: string;
	tokenExpires?: string;
	success?: boolean;
	error?: string;
}

/** Password of the users that `createUser` makes by default. */
export const defaultPassword = 'correct horse';

export function client(url: string): WorkspaceClient {
	let admin: Promise<Credentials> | undefined;

	async function call<Body>(
		method: string,
		path: string,
		{ creds, body, headers }: Call = {},
	): Promise<HttpAnswer<Body>> {
		const answer = await fetch(url + path, {
			method,
			headers: { ...credentialHeaders(creds), ...(body !== undefined && jsonType), ...headers },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		const isJson = answer.headers.get('content-type')?.includes('json') && text !== '';
		return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as Body };
	}

	async function login(user: string, password: string): Promise<Credentials> {
		const { status, body } = await call<{ data: Credentials }>('POST', '/api/v1/login', { body: { user, password } });
		if (status !== 200) {
			throw new Error(`${user} could not log in: ${status}`);
		}
		return { userId: body.data.userId, authToken: body.data.authToken };
	}

	/** Posts, which has to succeed: by default as the administrator, whose one login is kept. */
	async function post<Body>(path: string, body: object, creds?: Credentials): Promise<Body> {
		admin ??= login('admin', 'admin');
		const answer = await call<Body>('POST', path, { creds: creds ?? (await admin), body });
		if (answer.status !== 200) {
			throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
		}
		return answer.body;
	}

	async function createUser(username: string, password = defaultPassword): Promise<{ _id: string; username: string }> {
		const wanted = { username, name: username, email: `${username}@example.com`, password };
		return (await post<{ user: { _id: string; username: string } }>('/api/v1/users.create', wanted)).user;
	}

	return {
		url,
		call,
		login,
		createUser,
		async newClients(count) {
			const { username } = await createUser(`user-${randomBytes(6).toString('hex')}`);
			return Promise.all(Array.from({ length: count }, () => login(username, defaultPassword)));
		},
		async personalAccessToken(creds) {
			const path = '/api/v1/users.generatePersonalAccessToken';
			const { token } = await post<{ token: string }>(path, { tokenName: 'script' }, creds);
			return { userId: creds.userId, authToken: token };
		},
		async switchControl(name, enabled) {
			await post(`/workspace/${name}`, { enabled });
		},
		me: (creds) => call('GET', '/api/v1/me', { creds }),
		logoutOtherClients: (creds, headers) => call('POST', '/api/v1/users.logoutOtherClients', { creds, headers }),
	};
}

const jsonType = { 'content-type': 'application/json' };

/** Returns the two headers of Rocket.Chat's REST API. */
export function credentialHeaders(creds: Credentials | undefined): Record<string, string> {
	return creds ? { 'x-user-id': creds.userId, 'x-auth-token': creds.authToken } : {};
}
