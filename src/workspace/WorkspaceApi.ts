import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { parseServerVersion, type ServerVersion } from '../sessions/loginExpiration';
import type { ClientAddress, ClientCall, Clock, SessionList, WorkspaceSessions } from '../sessions/ports';
import { RevocationError } from '../sessions/RevocationError';
import type { DeviceManagement } from './DeviceManagement';
import type { KnownVersions } from './KnownVersions';
import { readLogoutAnswer } from './logoutAnswer';
import { isRefusal, readSessionList } from './sessionList';
import { WorkspaceUrlError } from './workspaceUrl';

/** The host's own default is three minutes; a person waits for the answer. */
const revocationTimeoutMs = 10_000;
const infoTimeoutMs = 5_000;

/** Rocket.Chat lists 100 at a time at most; a user has 50 login tokens, and perhaps entries of some that are gone. */
const mostSessions = 100;

/** The door to the workspace's REST API, through the app's http accessor (permission `networking`). */
export class WorkspaceApi implements WorkspaceSessions {
	/** The login of this call was refused the list of sessions; whether for want of a license, the next answer tells. */
	private isListRefused = false;

	constructor(
		private readonly http: IHttp,
		/**
		 * Gives the workspace's URL without a trailing slash, see parseWorkspaceUrl: the only origin a login token is
		 * ever sent to. May throw WorkspaceUrlError.
		 */
		private readonly baseUrl: () => Promise<string>,
		private readonly versions: KnownVersions,
		private readonly deviceManagement: DeviceManagement,
		private readonly clock: Clock,
	) {}

	async logoutOtherClients(call: ClientCall): Promise<Date | null> {
		const baseUrl = await this.usableBaseUrl();
		const url = `${baseUrl}/api/v1/users.logoutOtherClients`;
		const options = { headers: headersOf(call), data: {}, timeout: revocationTimeoutMs };
		const answer = await this.send(baseUrl, () => this.http.post(url, options));
		const expires = readLogoutAnswer(answer, call.authToken, this.clock());
		if (this.isListRefused) {
			this.deviceManagement.refused(baseUrl, this.clock());
		}
		return expires;
	}

	/** Not asked for an hour where the workspace has refused a login that it accepts otherwise. */
	async sessions(call: ClientCall): Promise<SessionList | undefined> {
		try {
			const baseUrl = await this.baseUrl();
			if (!this.deviceManagement.mayExist(baseUrl, this.clock())) {
				return undefined;
			}
			const url = `${baseUrl}/api/v1/sessions/list?count=${mostSessions}&offset=0`;
			const answer = await this.http.get(url, { headers: headersOf(call), timeout: infoTimeoutMs });
			this.isListRefused = isRefusal(answer);
			return readSessionList(answer);
		} catch {
			return undefined;
		}
	}

	/** Asked of each workspace once; a restart of the host, as every upgrade is, makes the app ask again. */
	async serverVersion(): Promise<ServerVersion | undefined> {
		try {
			return await this.versions.of(await this.baseUrl(), async () => parseServerVersion(await this.info()));
		} catch {
			return undefined;
		}
	}

	/** The `version` of `GET /api/info`, e.g. `6.5`; undefined where no Rocket.Chat answers there. Never throws. */
	async info(): Promise<string | undefined> {
		try {
			const answer = await this.http.get(`${await this.baseUrl()}/api/info`, { timeout: infoTimeoutMs });
			const version: unknown = answer?.statusCode === 200 ? answer.data?.version : undefined;
			return typeof version === 'string' ? version : undefined;
		} catch {
			return undefined;
		}
	}

	/** 6.5 resolves `undefined` where nothing answers in time (`null` without the permission); newer servers throw. */
	private async send(baseUrl: string, request: () => Promise<IHttpResponse>): Promise<IHttpResponse> {
		let answer: IHttpResponse | undefined | null;
		try {
			answer = await request();
		} catch (error) {
			throw unreachable(baseUrl, error instanceof Error ? error.name : 'unknown error');
		}
		if (!answer) {
			throw unreachable(baseUrl, 'no answer');
		}
		return answer;
	}

	private async usableBaseUrl(): Promise<string> {
		try {
			return await this.baseUrl();
		} catch (error) {
			throw error instanceof WorkspaceUrlError
				? new RevocationError('workspace-unreachable', { detail: error.message })
				: error;
		}
	}
}

function unreachable(baseUrl: string, cause: string): RevocationError {
	return new RevocationError('workspace-unreachable', {
		detail: `${baseUrl} did not answer within ${revocationTimeoutMs / 1000} s (${cause}); check the workspace URL in this app's settings`,
		outcomeUnknown: true,
	});
}

function headersOf({ userId, authToken, address }: ClientCall): Record<string, string> {
	return { 'X-User-Id': userId, 'X-Auth-Token': authToken, ...addressHeaders(address) };
}

function addressHeaders({ realIp, forwardedFor }: ClientAddress): Record<string, string> {
	return {
		...(realIp && { 'X-Real-IP': realIp }),
		...(forwardedFor && { 'X-Forwarded-For': forwardedFor }),
	};
}
