import { neverPrint } from '../report/plainText';
import { RemoteProblem } from './RemoteProblem';
import type { Credentials, RemoteAnswer, RemoteWorkspace } from './RemoteWorkspace';
import { answerInFront, asObject, isRefusalOfRocketChat } from './RemoteWorkspace';
import { withCleanUp } from './withCleanUp';

export interface Account {
	user: string;
	password: string;
	/** The code of the second factor. */
	code?: string;
}

type LoginAnswer = RemoteAnswer<{
	status: string;
	success: boolean;
	data: Credentials;
	error: string;
	message: string;
	details: { method: string };
}>;

/**
 * Logs in as often as `use` asks for it, and ends all of these logins afterwards, also if the process is interrupted meanwhile.
 * @param onEnded gets whether all of them could be ended
 */
export async function withLogins(
	rest: RemoteWorkspace,
	account: Account,
	use: (newLogin: () => Promise<Credentials>) => Promise<void>,
	onEnded: (areEnded: boolean) => void = () => undefined,
): Promise<void> {
	const logins: Promise<Credentials>[] = [];
	const newLogin = (): Promise<Credentials> => {
		const login = logIn(rest, account);
		logins.push(login);
		return login;
	};
	const endAll = async (): Promise<void> => {
		const made = (await Promise.allSettled(logins)).flatMap((login) =>
			login.status === 'fulfilled' ? login.value : [],
		);
		const ended = await Promise.all(made.map((creds) => logOut(rest, creds)));
		if (made.length > 0) {
			onEnded(ended.every(Boolean));
		}
	};
	await withCleanUp(endAll, () => use(newLogin));
}

/**
 * Logs in by password.
 * @throws RemoteProblem if that is refused, with what to do about it
 */
async function logIn(rest: RemoteWorkspace, { user, password, code }: Account): Promise<Credentials> {
	if (password !== user) {
		neverPrint(password);
	}
	const body = { user, password, ...(code !== undefined && { code }) };
	const answer: LoginAnswer = await rest.call('POST', '/api/v1/login', { body });
	const { userId, authToken } = asObject<Credentials>(answer.body.data);
	if (answer.status === 200 && typeof userId === 'string' && typeof authToken === 'string') {
		neverPrint(authToken);
		return { userId, authToken };
	}
	throw refusal(user, answer);
}

function refusal(user: string, answer: LoginAnswer): RemoteProblem {
	const { error, message, details } = answer.body;
	if (answer.status === 429 || error === 'error-too-many-requests') {
		return tooManyRequests(answer);
	}
	if (error === 'totp-invalid') {
		return new RemoteProblem(`The code of ${user} is not accepted.`, 'Run it again with a new code.');
	}
	if (error === 'totp-required' || /\bTOTP\b/.test(String(message))) {
		return secondFactorNeeded(user, asObject<{ method: string }>(details).method);
	}
	if (!isRefusalOfRocketChat(answer)) {
		return answerInFront(`The login of ${user}`, answer);
	}
	const said = typeof message === 'string' && message !== '' && message !== 'Unauthorized' ? ` (${message})` : '';
	return new RemoteProblem(
		`${user} could not log in${said}.`,
		'Are user name and password right, and may this user log in by password?',
	);
}

function secondFactorNeeded(user: string, method: unknown): RemoteProblem {
	const source = method === 'email' ? 'the e-mail that was sent just now' : 'its authenticator app';
	return new RemoteProblem(
		`${user} has two-factor authentication.`,
		`Run it again with --code and the code from ${source}, or take a user without a second factor.`,
	);
}

/** Explains a 429. */
export function tooManyRequests({ headers, body }: RemoteAnswer): RemoteProblem {
	const reset = Number(headers.get('x-ratelimit-reset'));
	const said = /(\d{1,5}) seconds/.exec(JSON.stringify(body))?.[1];
	const seconds = headers.get('retry-after') ?? said ?? (reset > 0 ? Math.ceil((reset - Date.now()) / 1000) : 60);
	return new RemoteProblem(
		'The workspace got too many requests from this address.',
		`Run it again in ${seconds} seconds.`,
	);
}

/** Ends a login and returns whether that worked. */
async function logOut(rest: RemoteWorkspace, creds: Credentials): Promise<boolean> {
	return rest.call('POST', '/api/v1/logout', { creds }).then(
		({ status }) => status === 200 || status === 401,
		() => false,
	);
}
