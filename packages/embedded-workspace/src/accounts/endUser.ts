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

/** Removes a user with all tokens, messages and direct message rooms, and from the other rooms they were in. */
export function deleteUser(stores: Stores, user: WorkspaceUser): void {
	inTransaction(stores.db, () => {
		stores.users.remove(user._id);
		stores.messages.removeOf(user._id);
		for (const room of stores.rooms.all().filter(({ usernames }) => usernames.includes(user.username))) {
			if (room.t === 'd') {
				stores.rooms.remove(room._id);
			} else {
				stores.rooms.put({ ...room, usernames: room.usernames.filter((username) => username !== user.username) });
			}
		}
	});
}
