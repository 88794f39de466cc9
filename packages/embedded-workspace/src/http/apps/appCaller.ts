import type { IncomingHttpHeaders } from 'http';

import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';
import { authenticate } from '../authentication';
import { userOfOAuthToken } from './oauthTokens';

/** Returns who calls a route of an app: by login token if both headers are there, else by OAuth bearer token. */
export function appCaller(stores: Stores, headers: IncomingHttpHeaders): WorkspaceUser | undefined {
	if (headers['x-user-id'] && headers['x-auth-token']) return authenticate(stores, headers)?.user;
	const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
	return token === undefined ? undefined : userOfOAuthToken(stores, token);
}
