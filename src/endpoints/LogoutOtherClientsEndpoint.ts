import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { authTokenOf, clientInfoOf, headersOf } from '../security/requestHeaders';
import type { Accessors } from '../services';
import { RevocationError } from '../sessions/RevocationError';
import { endpointPaths } from '../settings/addresses';
import { loggedOutOthers, noLoginToken, notLoggedIn, revocationFailed } from './answers';
import { GuardedEndpoint } from './GuardedEndpoint';

/**
 * `POST users.logoutOtherClients`: answers like the core endpoint of that name, so that a client of it only changes
 * its base URL. The body is ignored.
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
		try {
			const revoker = this.services.sessionRevoker(accessors);
			return loggedOutOthers(
				await revoker.revoke({ userId, authToken, via: 'endpoint', client: clientInfoOf(headers) }),
			);
		} catch (error) {
			if (!(error instanceof RevocationError)) {
				throw error;
			}
			return revocationFailed(error);
		}
	}
}
