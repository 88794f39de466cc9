import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUIKitInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { RoomBridge, UiInteractionBridge } from '@rocket.chat/apps-engine/server/bridges';
import { InternalBridge } from '@rocket.chat/apps-engine/server/bridges/InternalBridge';
import { MessageBridge } from '@rocket.chat/apps-engine/server/bridges/MessageBridge';

import type { ClientEventStore } from '../../rooms/LiveEvents';
import type { WorkspaceMessage } from '../../rooms/messages';
import { sendMessage } from '../../rooms/messages';
import type { WorkspaceRoom } from '../../rooms/rooms';
import { directRoom } from '../../rooms/rooms';
import { randomId } from '../../store/Store';
import type { Stores } from '../../stores';
import { userForApps } from './users';

/** Messages of apps: stored ones for a room, ephemeral ones for one user. */
export abstract class AppMessageBridge extends MessageBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	/** @throws if the room or the sender is gone. */
	protected override async create(message: IMessage): Promise<string> {
		const room = this.stores.rooms.get(message.room.id);
		const sender = this.stores.users.findById(message.sender.id);
		if (!room || !sender) {
			throw new Error('A message needs a room and a sender that exist.');
		}
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

/** Rooms: reading them, and the direct messages an app starts. */
export abstract class AppRoomBridge extends RoomBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	/** Returns the direct message if there is one already, as Rocket.Chat does. */
	protected override async create(room: IRoom, members: string[]): Promise<string> {
		if (room.type !== RoomType.DIRECT_MESSAGE) {
			throw new Error('The embedded workspace lets apps start direct messages only.');
		}
		const creator = this.stores.users.findById(room.creator.id);
		if (!creator) {
			throw new Error('The room needs a creator who has an account.');
		}
		return directRoom(this.stores, creator, members)._id;
	}

	// The engine's type promises a room; Rocket.Chat returns `undefined` if there is none, and so does this.
	protected override async getById(roomId: string): Promise<IRoom> {
		return this.shown(this.stores.rooms.get(roomId)) as IRoom;
	}

	protected override async getDirectByUsernames(usernames: string[]): Promise<IRoom | undefined> {
		return this.shown(this.stores.rooms.directBetween(usernames));
	}

	private shown(room: WorkspaceRoom | undefined): IRoom | undefined {
		return room && roomForApps(room, this.stores);
	}
}

/** Modals that an app opens. They go to every client of the user; each drops those whose `triggerId` is not its own. */
export class AppUiInteractionBridge extends UiInteractionBridge {
	constructor(private readonly events: ClientEventStore) {
		super();
	}

	protected override async notifyUser(user: IUser, interaction: IUIKitInteraction, appId: string): Promise<void> {
		this.events.append(user.id, 'ui-interaction', { ...interaction, appId });
	}
}

/** What the engine itself asks the server. */
export abstract class AppInternalBridge extends InternalBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	protected override async getUsernamesOfRoomById(roomId: string): Promise<string[]> {
		return this.getUsernamesOfRoomByIdSync(roomId);
	}

	protected override getUsernamesOfRoomByIdSync(roomId: string): string[] {
		return this.stores.rooms.get(roomId)?.usernames ?? [];
	}
}

/** Returns an app's message as Rocket.Chat stores it and sends it to clients. */
export function messageFromApps(message: IMessage): WorkspaceMessage {
	const { sender } = message;
	return withoutUndefined({
		_id: message.id ?? randomId(),
		rid: message.room.id,
		ts: (message.createdAt ?? new Date()).toISOString(),
		u: { _id: sender.id, username: sender.username, name: sender.name },
		msg: message.text ?? '',
		tmid: message.threadId,
		attachments: message.attachments?.map(attachmentFromApps),
		blocks: message.blocks,
	});
}

/** Returns an attached file under the names it has on the wire, as seen on a running server. */
function attachmentFromApps(attachment: IMessageAttachment): object {
	return withoutUndefined({
		type: attachment.type,
		title: attachment.title?.value,
		title_link: attachment.title?.link,
		title_link_download: attachment.title?.displayDownloadLink,
	});
}

function withoutUndefined<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

/** Returns a room as apps see it, with its creator. */
export function roomForApps(room: WorkspaceRoom, stores: Stores): IRoom {
	const creator = stores.users.findById(room.creatorId);
	return {
		id: room._id,
		displayName: room.name,
		slugifiedName: room.name ?? '',
		type: typeForApps(room.t),
		// Rooms of the workspace itself and those of a deleted user have none; Rocket.Chat leaves the field out then.
		...(creator && { creator: userForApps(creator) }),
		usernames: room.usernames,
		userIds: stores.users.idsOf(room.usernames),
	} as IRoom;
}

function typeForApps(type: WorkspaceRoom['t']): RoomType {
	return { c: RoomType.CHANNEL, p: RoomType.PRIVATE_GROUP, d: RoomType.DIRECT_MESSAGE }[type];
}
