import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { AppUser } from './AppUser';

/**
 * Messages of the app's own user that stay. Needs the permissions `user.read`, `room.read`, `room.write`,
 * `message.write`.
 */
export class RoomMessages {
	constructor(
		private readonly read: IRead,
		private readonly modify: IModify,
		private readonly appUser: AppUser,
	) {}

	/** The room of direct messages with a user; undefined before the first one. */
	async directRoom(user: IUser): Promise<IRoom | undefined> {
		const bot = await this.appUser.find(this.read);
		return this.read.getRoomReader().getDirectByUsernames([bot.username, user.username]);
	}

	/** @param room as `directRoom` gave it */
	async toUser(user: IUser, room: IRoom | undefined, text: string): Promise<void> {
		await this.send(room ?? (await this.startDirectRoom(user)), text);
	}

	/** @throws Error where there is no room of that name */
	async toRoomNamed(name: string, text: string): Promise<void> {
		const room: IRoom | undefined = await this.read.getRoomReader().getByName(name);
		if (!room) {
			throw new Error(`there is no room "${name}"`);
		}
		await this.send(room, text);
	}

	private async startDirectRoom(user: IUser): Promise<IRoom> {
		const creator = this.modify.getCreator();
		const builder = creator
			.startRoom()
			.setType(RoomType.DIRECT_MESSAGE)
			.setCreator(await this.appUser.find(this.read));
		const id = await creator.finish(builder.setMembersToBeAddedByUsernames([user.username]));
		const room = await this.read.getRoomReader().getById(id);
		if (!room) {
			throw new Error('the direct message room is gone');
		}
		return room;
	}

	private async send(room: IRoom, text: string): Promise<void> {
		const creator = this.modify.getCreator();
		const sender = await this.appUser.find(this.read);
		await creator.finish(creator.startMessage().setRoom(room).setSender(sender).setText(text));
	}
}
