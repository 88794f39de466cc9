import { WorkspaceError } from '../errors';
import { inTransaction } from '../store/Store';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';

/** Lets a user log in again, or no longer: deactivating ends all their sessions. */
export function setActive(stores: Stores, user: WorkspaceUser, active: boolean): WorkspaceUser {
	const changed = { ...user, active };
	inTransaction(stores.db, () => {
		stores.users.update(changed);
		if (!active) stores.tokens.removeLoginsOf(user._id);
	});
	return changed;
}

/**
 * Ends all logins and personal access tokens of a user, who can log in again.
 * @throws WorkspaceError if there is no such user
 */
export function logOutUser(stores: Stores, userId: string): void {
	if (!stores.users.findById(userId)) throw new WorkspaceError('Invalid user id', 'error-invalid-user-id');
	stores.tokens.removeAllOf(userId);
}

/** Removes a user with all tokens, and from the rooms they were in. */
export function deleteUser(stores: Stores, user: WorkspaceUser): void {
	inTransaction(stores.db, () => {
		stores.users.remove(user._id);
		for (const room of stores.rooms.all().filter(({ usernames }) => usernames.includes(user.username))) {
			stores.rooms.put({ ...room, usernames: room.usernames.filter((username) => username !== user.username) });
		}
	});
}
