import { accessibleRoom } from '../../rooms/accessibleRoom';
import { sendMessage } from '../../rooms/sendMessage';
import type { Stores } from '../../store/stores';
import type { ApiCall, ApiRoutes } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
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
				const tmid = optionalText(draft, 'tmid');
				const message = { msg: optionalText(draft, 'msg') ?? '', ...(tmid !== undefined && { tmid }) };
				return { message: sendMessage(stores, room, caller.user, message) };
			}),
		},
		'chat.postMessage': {
			POST: loggedIn(({ caller, body }) => {
				const room = accessibleRoom(stores, caller.user, requiredText(body, 'roomId'));
				return { message: sendMessage(stores, room, caller.user, { msg: optionalText(body, 'text') ?? '' }) };
			}),
		},
		'channels.messages': { GET: messages },
		'groups.messages': { GET: messages },
		'im.messages': { GET: messages },
	};
}
