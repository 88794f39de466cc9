import { isAdmin } from '../http/authentication';
import { WorkspaceError } from '../http/errors';
import { requiredText } from '../http/requests';
import type { ApiCall, ApiRoute, ApiRoutes } from '../http/routes';
import { adminOnly, Answer, loggedIn } from '../http/routes';
import type { Stores } from '../stores';
import type { WorkspaceRoom } from './rooms';
import { canAccess, createRoom, directRoom, renameRoom } from './rooms';

/** Rooms: those of the caller, any room for administrators, and direct messages with others. */
export function roomRoutes(stores: Stores): ApiRoutes {
	return {
		'rooms.get': {
			GET: loggedIn(({ caller }) => {
				const rooms = stores.rooms.all().filter((room) => room.usernames.includes(caller.user.username));
				return { update: rooms.map(roomView), remove: [] };
			}),
		},
		'rooms.adminRooms.getRoom': {
			GET: adminOnly(({ query }) => {
				const room = stores.rooms.get(requiredText(query, 'rid'));
				return room ? roomView(room) : new Answer(400, { success: false, error: 'not-allowed' });
			}),
		},
		'im.create': {
			POST: loggedIn(({ caller, body }) => {
				return { room: roomView(directRoom(stores, caller.user, [requiredText(body, 'username')])) };
			}),
		},
	};
}

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
		if (room.creatorId === caller.user._id || isAdmin(caller)) {
			return room;
		}
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

/** Returns a room as the REST API shows it. */
export function roomView({ _id, t, name, usernames }: WorkspaceRoom): object {
	return { _id, t, name, usernames };
}
