import { WorkspaceError } from '../errors';
import type { WorkspaceRoom } from '../store/documents';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';

export function canAccess(room: WorkspaceRoom, user: WorkspaceUser): boolean {
	return room.t === 'c' || room.usernames.includes(user.username);
}

/** @throws WorkspaceError if there is no such room, or it is not the user's to see. */
export function accessibleRoom(stores: Stores, user: WorkspaceUser, roomId: string): WorkspaceRoom {
	const room = stores.rooms.get(roomId);
	if (!room || !canAccess(room, user)) throw new WorkspaceError('Room not found', 'error-room-not-found');
	return room;
}
