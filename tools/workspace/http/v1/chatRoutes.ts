import { WorkspaceError } from '../../errors';
import { accessibleRoom } from '../../rooms/accessibleRoom';
import { sendMessage } from '../../rooms/sendMessage';
import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';
import type { ApiCall, ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import type { Fields } from '../fields';
import { fieldsOf, optionalText, requiredText } from '../fields';

/** Messages: to send them, and to read those of a room. */
export function chatRoutes(stores: Stores): ApiRoutes {
	const messages = loggedIn(({ caller, query }: ApiCall) => {
		const room = accessibleRoom(stores, caller.user, requiredText(query, 'roomId'));
		const found = stores.messages.ofRoom(room._id);
		return { messages: found, count: found.length, offset: 0, total: found.length };
	});
	return {
		'chat.sendMessage': {
			POST: loggedIn(({ caller, body }) => {
				const draft = fieldsOf(body.message);
				const room = accessibleRoom(stores, caller.user, requiredText(draft, 'rid'));
				return { message: send(stores, room, caller.user, draft, optionalText(draft, 'msg')) };
			}),
		},
		'chat.postMessage': {
			POST: loggedIn(({ caller, body }) => {
				const room = targetRoom(stores, caller.user, body);
				const message = send(stores, room, caller.user, body, optionalText(body, 'text'));
				return { ts: Date.parse(message.ts), channel: room.name ?? room._id, message };
			}),
		},
		'channels.messages': { GET: messages },
		'groups.messages': { GET: messages },
		'im.messages': { GET: messages },
	};
}

function send(
	stores: Stores,
	room: WorkspaceRoom,
	sender: WorkspaceUser,
	fields: Fields,
	msg = '',
): ReturnType<typeof sendMessage> {
	const tmid = optionalText(fields, 'tmid');
	const attachments = Array.isArray(fields.attachments) ? (fields.attachments as unknown[]) : undefined;
	return sendMessage(stores, room, sender, {
		msg,
		...(tmid !== undefined && { tmid }),
		...(attachments && { attachments }),
	});
}

/** Returns the room that `roomId` or `channel` (`#name`, a name or an id) names. */
function targetRoom(stores: Stores, user: WorkspaceUser, body: Fields): WorkspaceRoom {
	const named = optionalText(body, 'roomId') ?? optionalText(body, 'channel');
	if (!named) throw new WorkspaceError("must have required property 'roomId'", 'invalid-params');
	const room = stores.rooms.named(named.replace(/^#/, ''));
	return accessibleRoom(stores, user, room?._id ?? named);
}
