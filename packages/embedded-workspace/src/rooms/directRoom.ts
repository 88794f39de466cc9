import { WorkspaceError } from '../errors';
import type { WorkspaceRoom } from '../store/documents';
import { membersOf } from '../store/RoomStore';
import { inTransaction } from '../store/Store';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';

/**
 * Returns the direct message room of exactly these users, made if there is none yet.
 * @throws WorkspaceError if one of the users does not exist.
 */
export function directRoom(stores: Stores, creator: WorkspaceUser, otherUsernames: string[]): WorkspaceRoom {
	const usernames = membersOf([creator.username, ...otherUsernames]);
	const ids = usernames.map((username) => {
		const user = stores.users.findByUsername(username);
		if (!user) throw new WorkspaceError('Invalid user', 'error-invalid-user');
		return user._id;
	});
	return inTransaction(stores.db, () => {
		const known = stores.rooms.directBetween(usernames);
		if (known) return known;
		const room: WorkspaceRoom = {
			// Rocket.Chat's own rule: the ids of both users, in order.
			_id: ids.sort().join(''),
			t: 'd',
			usernames,
			creatorId: creator._id,
		};
		stores.rooms.put(room);
		return room;
	});
}
