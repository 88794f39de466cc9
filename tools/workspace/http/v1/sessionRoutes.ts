import { logoutOtherClients } from '../../accounts/logoutOtherClients';
import { WorkspaceError } from '../../errors';
import { inTransaction } from '../../store/Store';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import { requiredText } from '../fields';

/** What users do with their own sessions and personal access tokens. */
export function sessionRoutes(stores: Stores, version: string): ApiRoutes {
	return {
		'users.logoutOtherClients': {
			POST: loggedIn(({ caller }) =>
				logoutOtherClients(stores, { userId: caller.user._id, token: caller.token, version }),
			),
		},
		'users.generatePersonalAccessToken': {
			POST: loggedIn(({ caller, body }) => {
				const name = requiredText(body, 'tokenName');
				return inTransaction(stores.db, () => {
					if (stores.tokens.ofUser(caller.user._id).some((token) => token.name === name)) {
						throw new WorkspaceError('A token with this name already exists', 'error-token-already-exists');
					}
					return { token: stores.tokens.createPersonalAccessToken(caller.user._id, name) };
				});
			}),
		},
		'users.removePersonalAccessToken': {
			POST: loggedIn(({ caller, body }) => {
				if (!stores.tokens.removePersonalAccessToken(caller.user._id, requiredText(body, 'tokenName'))) {
					throw new WorkspaceError('Token does not exist', 'error-token-does-not-exists');
				}
				return {};
			}),
		},
	};
}
