import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import type { Call } from '../Call';
import { endpointPaths } from '../settings/addresses';
import { loggedOutOthers, noLoginToken, notDoneAnswer, notLoggedIn } from './answers';
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
		const wantsDetails = isYes(queryOf(request).get('details'));
		const client = clientInfoOf(request);
		const ending = await call.revoker.revoke({
			userId: request.user.id,
			authToken,
			via: 'endpoint',
			client,
			wantsDetails,
		});
		return ending.outcome === 'done' ? loggedOutOthers(authToken, ending) : notDoneAnswer(ending);
	}
}

/** What scripts write for yes: `true`, `True`, `1`, or just `?details`. */
function isYes(value: string | undefined): boolean {
	return value !== undefined && /^(true|1|yes|on)?$/i.test(value.trim());
}
