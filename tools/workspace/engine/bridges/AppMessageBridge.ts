import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { MessageBridge } from '@rocket.chat/apps-engine/server/bridges/MessageBridge';

import { sendMessage } from '../../rooms/sendMessage';
import type { WorkspaceMessage } from '../../store/documents';
import type { Stores } from '../../store/stores';
import { messageForApps } from '../convert/messageForApps';
import { messageFromApps } from '../convert/messageFromApps';

/** Messages of apps: stored ones for a room, ephemeral ones for one user or for all who are in the room now. */
export class AppMessageBridge extends MessageBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	/** @throws if the room or the sender is gone. */
	protected override async create(message: IMessage): Promise<string> {
		const room = this.stores.rooms.get(message.room.id);
		const sender = this.stores.users.findById(message.sender.id);
		if (!room || !sender) throw new Error('A message needs a room and a sender that exist.');
		return sendMessage(this.stores, room, sender, messageFromApps(message))._id;
	}

	protected override async update(message: IMessage): Promise<void> {
		const changed = messageFromApps(message);
		this.stores.messages.update(changed);
		this.tellRoom(changed.rid, 'message', changed);
	}

	protected override async notifyUser(user: IUser, message: IMessage): Promise<void> {
		this.stores.events.append(user.id, 'ephemeral-message', ephemeral(message));
	}

	protected override async notifyRoom(room: IRoom, message: IMessage): Promise<void> {
		this.tellRoom(room.id, 'ephemeral-message', ephemeral(message));
	}

	protected override async typing(): Promise<void> {
		// Nobody shows who is typing.
	}

	// The engine's type promises a message; Rocket.Chat returns `undefined` if there is none, and so does this.
	protected override async getById(messageId: string): Promise<IMessage> {
		const message = this.stores.messages.get(messageId);
		return (message && messageForApps(message, this.stores)) as IMessage;
	}

	protected override async delete(): Promise<void> {
		throw new Error('The embedded workspace does not let apps delete messages.');
	}

	protected override async addReaction(): Promise<void> {
		throw new Error('The embedded workspace has no reactions.');
	}

	protected override async removeReaction(): Promise<void> {
		throw new Error('The embedded workspace has no reactions.');
	}

	private tellRoom(roomId: string, type: 'message' | 'ephemeral-message', message: WorkspaceMessage): void {
		const room = this.stores.rooms.get(roomId);
		if (!room) return;
		for (const userId of this.stores.users.idsOf(room.usernames)) this.stores.events.append(userId, type, message);
	}
}

/** Returns a message that only exists in the clients that get it. They recognise it by `private`. */
function ephemeral(message: IMessage): WorkspaceMessage & { private: true } {
	return { ...messageFromApps(message), groupable: false, private: true };
}
