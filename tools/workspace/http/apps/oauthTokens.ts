import { createHash } from 'crypto';

import { randomId } from '../../store/ids';
import { SecretStore } from '../../store/SecretStore';
import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';

/** A stand-in for Rocket.Chat's OAuth server: a token for a user, without the dance that leads to one. */
export function createOAuthToken(stores: Stores, user: WorkspaceUser): string {
	const token = randomId(40);
	new SecretStore(stores.db).put(nameOf(token), user._id);
	return token;
}

/** The user of an OAuth token, undefined where it is unknown or the user is inactive. */
export function userOfOAuthToken(stores: Stores, token: string): WorkspaceUser | undefined {
	const userId = new SecretStore(stores.db).get(nameOf(token));
	const user = userId === undefined ? undefined : stores.users.findById(userId);
	return user?.active ? user : undefined;
}

function nameOf(token: string): string {
	return `oauth:${createHash('sha256').update(token).digest('hex')}`;
}
