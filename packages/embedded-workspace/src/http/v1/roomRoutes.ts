import { directRoom } from '../../rooms/directRoom';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { adminOnly, Answer, loggedIn } from '../ApiRoute';
import { requiredText } from '../fields';
import { roomView } from '../roomView';

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
