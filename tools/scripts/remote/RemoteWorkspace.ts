import { neverPrint } from '../report/plainText';
import { connectionProblem } from './connectionProblem';
import { RemoteProblem } from './RemoteProblem';

/** What a client sends to be recognised. */
export interface Credentials {
	userId: string;
	authToken: string;
}

/** What a call may have; every part is optional. */
export interface RemoteCall {
	creds?: Credentials;
	/** A form is sent as it is, anything else as JSON. */
	body?: unknown;
	/** Default: 20 seconds. */
	timeoutMs?: number;
}

export interface RemoteAnswer<Body = object> {
	status: number;
	headers: Headers;
	/** Empty if the answer is no JSON object, such as a page of a proxy. Nobody has checked its fields. */
	body: Unchecked<Body>;
}

/** Each field may be missing or of any type. */
export type Unchecked<Body> = { [Key in keyof Body]?: unknown };

/** More than the longest page of an app log. */
const maxAnswerBytes = 20_000_000;

/** Calls a running workspace by REST: with a deadline, without following redirects, and with clear errors. */
export class RemoteWorkspace {
	/** @param url without a slash at its end */
	constructor(readonly url: string) {}

	/** @throws RemoteProblem if no answer comes */
	async call<Body = object>(
		method: string,
		path: string,
		{ creds, body, timeoutMs = 20_000 }: RemoteCall = {},
	): Promise<RemoteAnswer<Body>> {
		if (creds) {
			neverPrint(creds.authToken);
		}
		const isForm = body instanceof FormData;
		try {
			const answer = await fetch(this.url + path, {
				method,
				// Following a redirect would turn POST into GET and send the login to another address.
				redirect: 'manual',
				signal: AbortSignal.timeout(timeoutMs),
				headers: {
					...(creds && { 'x-user-id': creds.userId, 'x-auth-token': creds.authToken }),
					...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
				},
				...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
			});
			return { status: answer.status, headers: answer.headers, body: parseObject(await textOf(answer)) };
		} catch (error) {
			throw error instanceof RemoteProblem ? error : connectionProblem(this.url, error);
		}
	}

	/** Returns 200 if this login is valid, 401 if it is not. */
	async statusOf(creds: Credentials): Promise<number> {
		return (await this.call('GET', '/api/v1/me', { creds })).status;
	}
}

/** @throws RemoteProblem if the answer has no end in sight */
async function textOf(answer: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of answer.body ?? []) {
		length += chunk.length;
		if (length > maxAnswerBytes) {
			const text = `${new URL(answer.url).origin} answers with more than ${maxAnswerBytes / 1_000_000} MB.`;
			throw new RemoteProblem(text, 'Is that a workspace?');
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function parseObject(text: string): object {
	try {
		return asObject(JSON.parse(text));
	} catch {
		return {};
	}
}

/** Returns what may be read from a value of an answer: an empty object if it is none. */
export function asObject<Body = Record<string, unknown>>(value: unknown): Unchecked<Body> {
	return typeof value === 'object' && value !== null ? (value as Unchecked<Body>) : {};
}

/** Returns the objects of a list in an answer, and none if it is no list. */
export function objectsIn<Body>(value: unknown): Unchecked<Body>[] {
	return Array.isArray(value) ? value.map((each) => asObject<Body>(each)) : [];
}

/** Returns whether Rocket.Chat itself refused: a proxy or gateway in front has pages or JSON of its own. */
export function isRefusalOfRocketChat({ status, body }: RemoteAnswer): boolean {
	const said = asObject(body);
	return status >= 400 && (said.status === 'error' || said.success === false);
}

/**
 * Explains an answer that is not Rocket.Chat's.
 * @param what was asked, such as `The login`
 */
export function answerInFront(what: string, { status, headers }: RemoteAnswer): RemoteProblem {
	const location = headers.get('location');
	const to = location === null ? '' : `, to ${location}`;
	return new RemoteProblem(
		`${what} was answered with HTTP ${status}${to}, but not by Rocket.Chat.`,
		'Something in front of it answers: a reverse proxy, a gateway or a firewall. It has to let this address through without a login of its own.',
	);
}
