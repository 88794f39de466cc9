import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Call } from '../Call';
import { RevocationError } from '../sessions/errors';
import { endpointPaths } from '../settings/addresses';
import { loggedOutOthers, noLoginToken, notLoggedIn, revocationFailed } from './answers';
import { GuardedEndpoint } from './GuardedEndpoint';
import { clientInfoOf, headerOf, queryOf, tokenOf } from './requestParts';

/**
 * `POST users.logoutOtherClients`: answers like the core endpoint of that name, so a client only changes its base URL. The
 * body is ignored. `?details=true` adds the sessions the workspace lists and the personal access tokens.
 */
export class LogoutOtherClientsEndpoint extends GuardedEndpoint {
	public override readonly path = endpointPaths.logout;
	protected override readonly method = 'post';

	protected override async handle(request: IApiRequest, call: Call): Promise<IApiResponse> {
		// The host sets the user after it has checked X-User-Id and X-Auth-Token, or an OAuth token.
		if (!request.user) {
			return notLoggedIn();
		}
		const authToken = tokenOf(headerOf(request, 'x-auth-token'));
		if (authToken === undefined) {
			return noLoginToken();
		}
		const wantsDetails = queryOf(request).get('details') === 'true';
		const asked = { userId: request.user.id, authToken, via: 'endpoint', client: clientInfoOf(request) } as const;
		try {
			const { tokenExpires, details } = await call.revoker.revoke({ ...asked, wantsDetails });
			return loggedOutOthers(authToken, tokenExpires, details);
		} catch (error) {
			if (error instanceof RevocationError) {
				return revocationFailed(error);
			}
			throw error;
		}
	}
}
