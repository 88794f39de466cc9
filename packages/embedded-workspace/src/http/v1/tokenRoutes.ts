import { logoutOtherClients } from '../../accounts/logoutOtherClients';
import { WorkspaceError } from '../../errors';
import { inTransaction } from '../../store/Store';
import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';
import type { ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import { requiredText } from '../fields';
import { namedUser } from '../namedUser';

/** Returns the routes of logins, personal access tokens, and logins that an administrator makes for somebody. */
export function tokenRoutes(stores: Stores, version: string): ApiRoutes {
	const mustHavePersonalTokens = (user: WorkspaceUser): void => {
		if (stores.permissions.isGranted('create-personal-access-tokens', user)) return;
		throw new WorkspaceError('Not Authorized', 'not-authorized');
	};
	return {
		'users.logoutOtherClients': {
			POST: loggedIn(({ caller }) =>
				logoutOtherClients(stores, { userId: caller.user._id, token: caller.token, version }),
			),
		},
		'users.generatePersonalAccessToken': {
			POST: loggedIn(({ caller: { user }, body }) => {
				mustHavePersonalTokens(user);
				const name = requiredText(body, 'tokenName');
				return inTransaction(stores.db, () => {
					if (stores.tokens.personalAccessTokensOf(user._id).some((token) => token.name === name)) {
						throw new WorkspaceError('A token with this name already exists', 'error-token-already-exists');
					}
					const bypassTwoFactor = body.bypassTwoFactor === true;
					return { token: stores.tokens.createPersonalAccessToken(user._id, name, bypassTwoFactor) };
				});
			}),
		},
		'users.getPersonalAccessTokens': {
			GET: loggedIn(({ caller: { user } }) => {
				mustHavePersonalTokens(user);
				return { tokens: stores.tokens.personalAccessTokensOf(user._id) };
			}),
		},
		'users.createToken': {
			// An ordinary login, but no event: apps that listen to logins never hear of it.
			POST: loggedIn(({ caller, body }) => {
				if (!stores.permissions.isGranted('user-generate-access-token', caller.user)) {
					throw new WorkspaceError('Not authorized', 'error-not-authorized');
				}
				const { _id: userId } = namedUser(stores, body);
				return { data: { userId, authToken: stores.tokens.createLogin(userId) } };
			}),
		},
	};
}
