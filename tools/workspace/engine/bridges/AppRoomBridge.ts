import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { RoomBridge } from '@rocket.chat/apps-engine/server/bridges';

import { directRoom } from '../../rooms/directRoom';
import type { WorkspaceRoom } from '../../store/documents';
import type { Stores } from '../../store/stores';
import { roomForApps } from '../convert/roomForApps';
import { userForApps } from '../convert/userForApps';

/** Rooms: reading them, and the direct messages an app starts. The rest is refused. */
export class AppRoomBridge extends RoomBridge {
	protected override readonly update = refuse;
	protected override readonly createDiscussion = refuse;
	protected override readonly delete = refuse;
	protected override readonly getAllRooms = refuse;
	protected override readonly getMessages = refuse;
	protected override readonly getUnreadByUser = refuse;
	protected override readonly getUserUnreadMessageCount = refuse;
	protected override readonly removeUsers = refuse;

	constructor(private readonly stores: Stores) {
		super();
	}

	/** Returns the direct message if there is one already, as Rocket.Chat does. */
	protected override async create(room: IRoom, members: string[]): Promise<string> {
		if (room.type !== RoomType.DIRECT_MESSAGE) return refuse();
		const creator = this.stores.users.findById(room.creator.id);
		if (!creator) throw new Error('The room needs a creator who has an account.');
		return directRoom(this.stores, creator, members)._id;
	}

	// The engine's types promise a room; Rocket.Chat returns `undefined` if there is none, and so do these two.
	protected override async getById(roomId: string): Promise<IRoom> {
		return this.shown(this.stores.rooms.get(roomId)) as IRoom;
	}

	protected override async getByName(roomName: string): Promise<IRoom> {
		return this.shown(this.stores.rooms.named(roomName)) as IRoom;
	}

	protected override async getCreatorById(roomId: string): Promise<IUser | undefined> {
		return this.creatorOf(this.stores.rooms.get(roomId));
	}

	protected override async getCreatorByName(roomName: string): Promise<IUser | undefined> {
		return this.creatorOf(this.stores.rooms.named(roomName));
	}

	protected override async getDirectByUsernames(usernames: string[]): Promise<IRoom | undefined> {
		return this.shown(this.stores.rooms.directBetween(usernames));
	}

	protected override async getMembers(roomId: string): Promise<IUser[]> {
		const room = this.stores.rooms.get(roomId);
		if (!room) return [];
		return this.stores.users.idsOf(room.usernames).flatMap((id) => this.user(id) ?? []);
	}

	/** Returns the creator only: the workspace has no other owners, moderators or leaders. */
	protected override async getOwners(roomId: string): Promise<IUser[]> {
		const creator = await this.getCreatorById(roomId);
		return creator ? [creator] : [];
	}

	protected override async getModerators(): Promise<IUser[]> {
		return [];
	}

	protected override async getLeaders(): Promise<IUser[]> {
		return [];
	}

	private creatorOf(room: WorkspaceRoom | undefined): IUser | undefined {
		return room && this.user(room.creatorId);
	}

	private user(id: string): IUser | undefined {
		const user = this.stores.users.findById(id);
		return user && userForApps(user);
	}

	private shown(room: WorkspaceRoom | undefined): IRoom | undefined {
		return room && roomForApps(room, this.stores);
	}
}

async function refuse(): Promise<never> {
	throw new Error('The embedded workspace lets apps read rooms and start direct messages only.');
}
