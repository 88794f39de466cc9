import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { MessageBridge } from '@rocket.chat/apps-engine/server/bridges/MessageBridge';

import { sendMessage } from '../../rooms/sendMessage';
import type { WorkspaceMessage } from '../../store/documents';
import type { Stores } from '../../store/stores';
import { messageFromApps } from '../convert/messageFromApps';

/** Messages of apps: stored ones for a room, ephemeral ones for one user. */
export abstract class AppMessageBridge extends MessageBridge {
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

	protected override async notifyUser(user: IUser, message: IMessage): Promise<void> {
		this.stores.events.append(user.id, 'ephemeral-message', ephemeral(message));
	}
}

/** Returns a message that only exists in the clients that get it. They recognise it by `private`. */
function ephemeral(message: IMessage): WorkspaceMessage & { private: true } {
	return { ...messageFromApps(message), private: true };
}
