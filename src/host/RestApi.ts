import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { messageOf } from '../lib/log';
import type { Remembered } from '../lib/Remembered';
import type { Clock } from '../lib/time';
import { type RevocationDetails, RevocationError } from '../sessions/endings';
import type { Caller, WorkspaceApi } from '../sessions/ports';
import { readIsLoggedIn, readLogoutAnswer, readUserLogoutAnswer } from './logoutAnswers';
import { readPersonalAccessTokens, readSessions, readVersion } from './restAnswers';

/** The host's own default is three minutes, and a person waits for the answer. */
const logoutOthersTimeoutMs = 10_000;
/** Newer servers let other apps react to this one before they answer. The engine gives a whole call of the app 30 s. */
const logoutUserTimeoutMs = 25_000;
const timeout = 5_000;

/** The workspace's REST API, through the app's http accessor (permission `networking`). */
export class RestApi implements WorkspaceApi {
	/**
	 * @param baseUrl returns the workspace's URL without a trailing slash, the only place a login token is ever sent to; throws
	 *   if there is none
	 */
	constructor(
		private readonly http: IHttp,
		private readonly baseUrl: () => Promise<string>,
		private readonly versions: Remembered<string | undefined>,
		private readonly clock: Clock,
	) {}

	async logoutOtherClients(caller: Caller): Promise<Date | null> {
		const answer = await this.post('users.logoutOtherClients', {}, logoutOthersTimeoutMs, caller);
		return readLogoutAnswer(answer, caller.authToken, this.clock());
	}

	async logoutUser(caller: Caller, userId: string): Promise<void> {
		readUserLogoutAnswer(await this.post('users.logout', { userId }, logoutUserTimeoutMs, caller), this.clock());
	}

	private async post(endpoint: string, data: object, timeoutMs: number, caller: Caller): Promise<IHttpResponse> {
		const baseUrl = await this.baseUrl().catch((error: unknown) => {
			throw new RevocationError('not-configured', messageOf(error));
		});
		const url = `${baseUrl}/api/v1/${endpoint}`;
		const startedAt = this.clock();
		const request = { headers: headersOf(caller), data, timeout: timeoutMs };
		// 6.5 resolves to `undefined` if nothing answers (`null` without the permission). Newer servers throw, and their message
		// may quote the token.
		const answer = await this.http.post(url, request).catch(() => undefined);
		if (!answer) {
			const isTimeout = this.clock() - startedAt >= timeoutMs;
			const problem = isTimeout ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached';
			throw new RevocationError('no-answer', `${url} ${problem}; check the workspace URL in this app's settings`);
		}
		return answer;
	}

	async isLoggedIn(caller: Caller): Promise<boolean | undefined> {
		return readIsLoggedIn(await this.get('/api/v1/me', caller));
	}

	async details(caller: Caller): Promise<RevocationDetails> {
		const [sessions, tokens] = await Promise.all([
			// Rocket.Chat lists at most 100 at a time; a user has at most 50 logins, and entries of some that are gone.
			this.get('/api/v1/sessions/list?count=100&offset=0', caller),
			this.get('/api/v1/users.getPersonalAccessTokens', caller),
		]);
		return { sessions: readSessions(sessions), personalAccessTokens: readPersonalAccessTokens(tokens) };
	}

	serverVersion(): Promise<string | undefined> {
		return this.versions.get('version', () => this.askVersion());
	}

	/** Asks for the version, whatever is remembered. Never throws. */
	async askVersion(): Promise<string | undefined> {
		const baseUrl = await this.baseUrl().catch(() => undefined);
		return baseUrl === undefined ? undefined : askVersion(this.http, baseUrl);
	}

	/** Returns undefined if nothing answers. Never throws: only what people are told depends on these answers. */
	private async get(path: string, caller?: Caller): Promise<IHttpResponse | undefined> {
		try {
			const url = (await this.baseUrl()) + path;
			return (await this.http.get(url, { timeout, ...(caller && { headers: headersOf(caller) }) })) ?? undefined;
		} catch {
			return undefined;
		}
	}
}

/** Returns what `GET /api/info` at a base URL says, e.g. `6.5`; undefined if no Rocket.Chat answers there. Never throws. */
export async function askVersion(http: IHttp, baseUrl: string): Promise<string | undefined> {
	// Older servers resolve to nothing if nobody answers, newer ones throw.
	return readVersion(await http.get(`${baseUrl}/api/info`, { timeout }).catch(() => undefined));
}

/** The address keeps each client in its own bucket of the REST limit: all calls of an app come from one machine. */
function headersOf({ userId, authToken, address }: Caller): Record<string, string> {
	const login = { 'X-User-Id': userId, 'X-Auth-Token': authToken };
	return address === undefined ? login : { ...login, 'X-Real-IP': address, 'X-Forwarded-For': address };
}
