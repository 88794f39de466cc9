import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';

import type { WorkspaceMessage } from '../../store/documents';
import type { Stores } from '../../store/stores';
import { roomForApps } from './roomForApps';
import { userForApps } from './userForApps';

/** Returns a stored message as apps see it; `undefined` if its room or its author is gone. Attachments stay as they are stored. */
export function messageForApps(message: WorkspaceMessage, stores: Stores): IMessage | undefined {
	const room = stores.rooms.get(message.rid);
	const author = stores.users.findById(message.u._id);
	if (!room || !author) return undefined;
	const createdAt = new Date(message.ts);
	return {
		id: message._id,
		threadId: message.tmid,
		room: roomForApps(room, stores),
		sender: userForApps(author),
		text: message.msg,
		createdAt,
		updatedAt: createdAt,
		attachments: message.attachments as IMessage['attachments'],
		blocks: message.blocks as IMessage['blocks'],
		alias: message.alias,
		emoji: message.emoji,
		avatarUrl: message.avatar,
		groupable: message.groupable,
	};
}
