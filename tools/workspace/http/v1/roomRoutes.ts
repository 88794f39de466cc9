import { WorkspaceError } from '../../errors';
import { directRoom } from '../../rooms/directRoom';
import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import { optionalText } from '../fields';

/** Rooms: those of the caller, and direct messages with others. */
export function roomRoutes(stores: Stores): ApiRoutes {
	return {
		'rooms.get': {
			GET: loggedIn(({ caller }) => {
				const rooms = stores.rooms.all().filter((room) => room.usernames.includes(caller.user.username));
				return { update: rooms.map(roomView), remove: [] };
			}),
		},
		'im.create': {
			POST: loggedIn(({ caller, body }) => {
				const names = optionalText(body, 'username') ?? optionalText(body, 'usernames');
				if (!names) throw new WorkspaceError("must have required property 'username'", 'invalid-params');
				const others = names.split(',').map((name) => name.trim().replace(/^@/, ''));
				return { room: roomView(directRoom(stores, caller.user, others)) };
			}),
		},
	};
}

function roomView(room: WorkspaceRoom): object {
	const { _id, t, name, fname, usernames, createdAt } = room;
	return { _id, rid: _id, t, name, fname, usernames, usersCount: usernames.length, ts: createdAt };
}
