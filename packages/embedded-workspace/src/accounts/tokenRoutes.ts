import { setTimeout as pause } from 'timers/promises';

import { WorkspaceError } from '../http/errors';
import { requiredText } from '../http/requests';
import type { ApiRoutes } from '../http/routes';
import { loggedIn } from '../http/routes';
import { inTransaction } from '../store/Store';
import type { Stores } from '../stores';
import { isBefore } from '../version';
import { loginExpirationMs } from './tokens';
import { namedUser } from './userRoutes';
import type { WorkspaceUser } from './users';

/** Returns the routes of logins, personal access tokens, and logins that an administrator makes for somebody. */
export function tokenRoutes(stores: Stores, version: string): ApiRoutes {
	const mustHavePersonalTokens = (user: WorkspaceUser): void => {
		if (stores.permissions.isGranted('create-personal-access-tokens', user)) {
			return;
		}
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

/** From this version on the answer counts the Login Expiration in days; before, by mistake, in seconds. */
const expirationFixedIn = '6.11';

/** Seen on 8.3 first: a Login Expiration that is no whole number of days is an error. */
const decimalsRefusedSince = '8.3';

/** About what a round trip to the database takes in Rocket.Chat. */
const roundTripMs = 2;

/**
 * Ends all sessions of an authenticated user except the one of `token`. Personal access tokens stay.
 *
 * As in Rocket.Chat this takes several steps, and other calls may run between them. Two clients that call at the same
 * moment can end each other, and both get a 200.
 *
 * `tokenExpires` is ISO 8601. It is empty for a personal access token, and if the caller's own login is gone by now.
 * @throws RangeError (`Invalid time value`) if the setting makes no date, and an error for half days on newer versions. The other
 *   sessions are gone by then.
 */
export async function logoutOtherClients(
	stores: Stores,
	{ userId, token, version }: { userId: string; token: string; version: string },
): Promise<{ token: string; tokenExpires: string }> {
	await pause(roundTripMs);
	stores.tokens.removeOthers(userId, token);
	await pause(roundTripMs);
	const madeAt = stores.tokens.find(token)?.madeAt ?? null;
	if (madeAt === null) {
		return { token, tokenExpires: '' };
	}

	const setting = stores.settings.value('Accounts_LoginExpiration');
	if (typeof setting === 'number' && !Number.isInteger(setting) && !isBefore(version, decimalsRefusedSince)) {
		throw new Error('days must be a number');
	}
	const lifetimeMs = isBefore(version, expirationFixedIn) ? Number(setting) * 1000 : loginExpirationMs(setting);
	return { token, tokenExpires: new Date(madeAt + lifetimeMs).toISOString() };
}
