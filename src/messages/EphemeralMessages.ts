import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { UsersOfCall } from './UsersOfCall';

/** Where in the workspace a user is spoken to. */
export interface Place {
	userId: string;
	roomId: string;
	threadId?: string;
}

export interface EphemeralMessage {
	text: string;
	attachments?: IMessageAttachment[];
}

/**
 * Messages that one user sees and nobody else in the room, and that are not stored.
 * Needs the permissions `message.write`, and `user.read` and `room.read` for a place known by ids only.
 */
export class EphemeralMessages {
	constructor(
		private readonly read: IRead,
		private readonly modify: IModify,
	) {}

	/** Does nothing where the user or the room is gone. */
	async sendTo(users: UsersOfCall, { userId, roomId, threadId }: Place, message: EphemeralMessage): Promise<void> {
		const [user, room] = await Promise.all([users.find(userId), this.read.getRoomReader().getById(roomId)]);
		if (user && room) {
			await this.send({ user, room, threadId }, message);
		}
	}

	/** Never with blocks: the mobile app would show those and nothing of the rest. */
	async send(to: { user: IUser; room: IRoom; threadId?: string }, message: EphemeralMessage): Promise<void> {
		const notifier = this.modify.getNotifier();
		const builder = notifier.getMessageBuilder().setRoom(to.room).setText(message.text);
		if (to.threadId) {
			builder.setThreadId(to.threadId);
		}
		if (message.attachments) {
			builder.setAttachments(message.attachments);
		}
		await notifier.notifyUser(to.user, builder.getMessage());
	}
}
