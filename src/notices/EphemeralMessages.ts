import type { IModify } from '@rocket.chat/apps-engine/definition/accessors';

import type { People } from '../host/People';

/** Where a user reads a message. */
export interface Place {
	userId: string;
	roomId: string;
	threadId?: string;
}

/** Messages that only one user sees, and that are not stored. Needs the permission `message.write`. */
export class EphemeralMessages {
	constructor(
		private readonly people: People,
		private readonly modify: IModify,
	) {}

	/**
	 * Does nothing if the user or the room is gone. Never sends blocks: the mobile app would show those and nothing else.
	 * @param file to tap
	 */
	async send(
		{ userId, roomId, threadId }: Place,
		{ text, file }: { text: string; file?: { name: string; link: string } },
	): Promise<void> {
		const [user, room] = await Promise.all([this.people.user(userId), this.people.room(roomId)]);
		if (!user || !room) {
			return;
		}
		const notifier = this.modify.getNotifier();
		const builder = notifier.getMessageBuilder().setRoom(room).setText(text);
		if (threadId) {
			builder.setThreadId(threadId);
		}
		if (file) {
			const title = { value: file.name, link: file.link, displayDownloadLink: true };
			builder.setAttachments([{ type: 'file', title }]);
		}
		await notifier.notifyUser(user, builder.getMessage());
	}
}
