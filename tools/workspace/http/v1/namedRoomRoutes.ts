import { WorkspaceError } from '../../errors';
import { canAccess } from '../../rooms/accessibleRoom';
import { createRoom, renameRoom } from '../../rooms/namedRooms';
import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import type { Caller } from '../authentication';
import { isAdmin } from '../authentication';
import type { Fields } from '../fields';
import { optionalText, requiredText } from '../fields';
import { roomView } from '../roomView';

/** Channels and private groups: creating, renaming and deleting them. */
export function namedRoomRoutes(stores: Stores): ApiRoutes {
	return { ...routesFor(stores, 'channel', 'c'), ...routesFor(stores, 'group', 'p') };
}

function routesFor(stores: Stores, kind: 'channel' | 'group', type: 'c' | 'p'): ApiRoutes {
	/** @throws WorkspaceError if the caller may not see or change such a room */
	const ownRoom = (caller: Caller, body: Fields): WorkspaceRoom => {
		const id = optionalText(body, 'roomId');
		const name = optionalText(body, 'roomName');
		if (!id && !name) {
			throw new WorkspaceError('The parameter "roomId" or "roomName" is required', 'error-roomid-param-not-provided');
		}
		const room = id ? stores.rooms.get(id) : stores.rooms.named(name ?? '');
		if (room?.t !== type || !canAccess(room, caller.user)) {
			const reason = `The required "roomId" or "roomName" param provided does not match any ${kind}`;
			throw new WorkspaceError(reason, 'error-room-not-found');
		}
		if (room.creatorId === caller.user._id || isAdmin(caller)) return room;
		throw new WorkspaceError('Not allowed', 'error-action-not-allowed');
	};
	return {
		[`${kind}s.create`]: {
			POST: loggedIn(({ caller, body }) => {
				const { members = [] } = body;
				if (!Array.isArray(members)) throw new WorkspaceError("must be array: 'members'", 'invalid-params');
				const wanted = { type, name: requiredText(body, 'name'), members: members.map(String) };
				return { [kind]: roomView(createRoom(stores, caller.user, wanted)) };
			}),
		},
		[`${kind}s.rename`]: {
			POST: loggedIn(({ caller, body }) => {
				const room = ownRoom(caller, body);
				return { [kind]: roomView(renameRoom(stores, room, requiredText(body, 'name'))) };
			}),
		},
		[`${kind}s.delete`]: {
			POST: loggedIn(({ caller, body }) => {
				stores.rooms.remove(ownRoom(caller, body)._id);
				return {};
			}),
		},
	};
}
