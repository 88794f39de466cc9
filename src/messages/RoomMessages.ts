import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

/**
 * Messages of the app's own user that stay. Needs the permissions `user.read`, `room.read`, `room.write`,
 * `message.write`.
 */
export class RoomMessages {
	constructor(
		private readonly read: IRead,
		private readonly modify: IModify,
	) {}

	/** A direct message, in the room of the first one where there is one. */
	async toUser(user: IUser, text: string): Promise<void> {
		const bot = await this.appUser();
		await this.send((await this.directRoom(bot, user)) ?? (await this.startDirectRoom(bot, user)), bot, text);
	}

	/** @throws Error where there is no room of that name */
	async toRoomNamed(name: string, text: string): Promise<void> {
		const room: IRoom | undefined = await this.read.getRoomReader().getByName(name);
		if (!room) {
			throw new Error(`there is no room "${name}"`);
		}
		await this.send(room, await this.appUser(), text);
	}

	private async directRoom(bot: IUser, user: IUser): Promise<IRoom | undefined> {
		return this.read.getRoomReader().getDirectByUsernames([bot.username, user.username]);
	}

	private async startDirectRoom(bot: IUser, user: IUser): Promise<IRoom> {
		const creator = this.modify.getCreator();
		const builder = creator.startRoom().setType(RoomType.DIRECT_MESSAGE).setCreator(bot);
		const id = await creator.finish(builder.setMembersToBeAddedByUsernames([user.username]));
		const room = await this.read.getRoomReader().getById(id);
		if (!room) {
			throw new Error('the direct message room is gone');
		}
		return room;
	}

	private async send(room: IRoom, sender: IUser, text: string): Promise<void> {
		const creator = this.modify.getCreator();
		await creator.finish(creator.startMessage().setRoom(room).setSender(sender).setText(text));
	}

	private async appUser(): Promise<IUser> {
		const user = await this.read.getUserReader().getAppUser();
		if (!user) {
			throw new Error('the app has no user');
		}
		return user;
	}
}
