import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { authTokenOf, clientInfoOf, headersOf } from '../security/requestHeaders';
import { queryOf } from '../security/requestQuery';
import type { Accessors } from '../services';
import { RevocationError } from '../sessions/RevocationError';
import type { RevocationRequest } from '../sessions/SessionRevoker';
import { endpointPaths } from '../settings/addresses';
import { detailsOf, loggedOutOthers, noLoginToken, notLoggedIn, revocationFailed } from './answers';
import { GuardedEndpoint } from './GuardedEndpoint';

/**
 * `POST users.logoutOtherClients`: answers like the core endpoint of that name, so that a client of it only changes
 * its base URL. The body is ignored. `?details=true` asks for what was closed, too.
 */
export class LogoutOtherClientsEndpoint extends GuardedEndpoint {
	public override readonly path = endpointPaths.logoutOtherClients;

	protected override readonly method = 'post';

	protected override async handle(request: IApiRequest, accessors: Accessors): Promise<IApiResponse> {
		// The host sets the user after it has checked X-User-Id and X-Auth-Token, or an OAuth token.
		if (!request.user) {
			return notLoggedIn();
		}
		const headers = headersOf(request);
		const authToken = authTokenOf(headers);
		if (authToken === undefined) {
			return noLoginToken();
		}
		const userId = request.user.id;
		const isDetailed = queryOf(request).get('details') === 'true';
		try {
			const revocation = await this.services.sessionRevoker(accessors).revoke({
				userId,
				authToken,
				via: 'endpoint',
				client: clientInfoOf(headers),
				details: isDetailed ? await this.detailsToAskFor(userId, accessors) : undefined,
			});
			return loggedOutOthers(revocation, isDetailed ? detailsOf(revocation) : {});
		} catch (error) {
			if (!(error instanceof RevocationError)) {
				throw error;
			}
			return revocationFailed(error);
		}
	}

	/** Without the history, sessions that ended long ago would be told as logged out now: then rather none. */
	private async detailsToAskFor(userId: string, accessors: Accessors): Promise<RevocationRequest['details']> {
		try {
			const { lastRevocation } = await this.services.loginLedger(accessors).of(userId);
			return { lastRevokedAt: lastRevocation?.at ?? 0 };
		} catch (error) {
			accessors.log.error(`login history not read: ${error instanceof Error ? error.message : 'unknown error'}`);
			return undefined;
		}
	}
}
