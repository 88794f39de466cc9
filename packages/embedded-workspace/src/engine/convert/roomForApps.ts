import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import { userForApps } from './userForApps';

/** Returns a room as apps see it, with its creator. */
export function roomForApps(room: WorkspaceRoom, stores: Stores): IRoom {
	const creator = stores.users.findById(room.creatorId);
	return {
		id: room._id,
		displayName: room.name,
		slugifiedName: room.name ?? '',
		type: typeForApps(room.t),
		// Rooms of the workspace itself and those of a deleted user have none; Rocket.Chat leaves the field out then.
		...(creator && { creator: userForApps(creator) }),
		usernames: room.usernames,
		userIds: stores.users.idsOf(room.usernames),
	} as IRoom;
}

function typeForApps(type: WorkspaceRoom['t']): RoomType {
	return { c: RoomType.CHANNEL, p: RoomType.PRIVATE_GROUP, d: RoomType.DIRECT_MESSAGE }[type];
}
