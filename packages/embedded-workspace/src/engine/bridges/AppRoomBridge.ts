import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomBridge } from '@rocket.chat/apps-engine/server/bridges';

import { directRoom } from '../../rooms/directRoom';
import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import { roomForApps } from '../convert/roomForApps';

/** Rooms: reading them, and the direct messages an app starts. */
export abstract class AppRoomBridge extends RoomBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	/** Returns the direct message if there is one already, as Rocket.Chat does. */
	protected override async create(room: IRoom, members: string[]): Promise<string> {
		if (room.type !== RoomType.DIRECT_MESSAGE)
			throw new Error('The embedded workspace lets apps start direct messages only.');
		const creator = this.stores.users.findById(room.creator.id);
		if (!creator) throw new Error('The room needs a creator who has an account.');
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
