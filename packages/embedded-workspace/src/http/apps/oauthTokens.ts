import { createHash } from 'crypto';

import { randomId } from '../../store/ids';
import { SecretStore } from '../../store/SecretStore';
import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';

/** Makes an OAuth token for a user, without the dialog that leads to one in Rocket.Chat. */
export function createOAuthToken(stores: Stores, user: WorkspaceUser): string {
	const token = randomId(40);
	new SecretStore(stores.db).put(nameOf(token), user._id);
	return token;
}

/** Returns the user of an OAuth token, `undefined` if it is unknown or the user is inactive. */
export function userOfOAuthToken(stores: Stores, token: string): WorkspaceUser | undefined {
	const userId = new SecretStore(stores.db).get(nameOf(token));
	const user = userId === undefined ? undefined : stores.users.findById(userId);
	return user?.active ? user : undefined;
}

function nameOf(token: string): string {
	return `oauth:${createHash('sha256').update(token).digest('hex')}`;
}
