import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { parseServerVersion, type ServerVersion } from '../sessions/loginExpiration';
import type { ClientAddress, Clock, WorkspaceSessions } from '../sessions/ports';
import { RevocationError } from '../sessions/RevocationError';
import type { KnownVersions } from './KnownVersions';
import { readLogoutAnswer } from './logoutAnswer';
import { WorkspaceUrlError } from './workspaceUrl';

/** The host's own default is three minutes; a person waits for the answer. */
const revocationTimeoutMs = 10_000;
const infoTimeoutMs = 5_000;

/** The door to the workspace's REST API, through the app's http accessor (permission `networking`). */
export class WorkspaceApi implements WorkspaceSessions {
	constructor(
		private readonly http: IHttp,
		/**
		 * Gives the workspace's URL without a trailing slash, see parseWorkspaceUrl: the only origin a login token is
		 * ever sent to. May throw WorkspaceUrlError.
		 */
		private readonly baseUrl: () => Promise<string>,
		private readonly versions: KnownVersions,
		private readonly clock: Clock,
	) {}

	async logoutOtherClients(call: { userId: string; authToken: string; address: ClientAddress }): Promise<Date | null> {
		const headers = {
			'X-User-Id': call.userId,
			'X-Auth-Token': call.authToken,
			...addressHeaders(call.address),
		};
		const baseUrl = await this.usableBaseUrl();
		const url = `${baseUrl}/api/v1/users.logoutOtherClients`;
		const options = { headers, data: {}, timeout: revocationTimeoutMs };
		const answer = await this.send(baseUrl, () => this.http.post(url, options));
		return readLogoutAnswer(answer, call.authToken, this.clock());
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

function addressHeaders({ realIp, forwardedFor }: ClientAddress): Record<string, string> {
	return {
		...(realIp && { 'X-Real-IP': realIp }),
		...(forwardedFor && { 'X-Forwarded-For': forwardedFor }),
	};
}
