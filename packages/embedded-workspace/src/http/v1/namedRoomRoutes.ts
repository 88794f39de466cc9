import { WorkspaceError } from '../../errors';
import { canAccess } from '../../rooms/accessibleRoom';
import { createRoom, renameRoom } from '../../rooms/namedRooms';
import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import type { ApiCall, ApiRoute, ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import { isAdmin } from '../authentication';
import { requiredText } from '../fields';
import { roomView } from '../roomView';

/** Channels and private groups: creating them, and renaming and deleting groups. */
export function namedRoomRoutes(stores: Stores): ApiRoutes {
	const creating = (kind: 'channel' | 'group', type: 'c' | 'p'): ApiRoute =>
		loggedIn(({ caller, body }) => ({
			[kind]: roomView(createRoom(stores, caller.user, type, requiredText(body, 'name'))),
		}));
	/** @throws WorkspaceError if the caller may not see or change such a group */
	const ownGroup = ({ caller, body }: ApiCall): WorkspaceRoom => {
		const room = stores.rooms.get(requiredText(body, 'roomId'));
		if (room?.t !== 'p' || !canAccess(room, caller.user)) {
			const reason = 'The required "roomId" or "roomName" param provided does not match any group';
			throw new WorkspaceError(reason, 'error-room-not-found');
		}
		if (room.creatorId === caller.user._id || isAdmin(caller)) return room;
		throw new WorkspaceError('Not allowed', 'error-action-not-allowed');
	};
	return {
		'channels.create': { POST: creating('channel', 'c') },
		'groups.create': { POST: creating('group', 'p') },
		'groups.rename': {
			POST: loggedIn((call) => {
				const room = ownGroup(call);
				return { group: roomView(renameRoom(stores, room, requiredText(call.body, 'name'))) };
			}),
		},
		'groups.delete': {
			POST: loggedIn((call) => {
				stores.rooms.remove(ownGroup(call)._id);
				return {};
			}),
		},
	};
}
