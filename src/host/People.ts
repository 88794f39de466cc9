import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms/RoomType';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Remembered } from '../lib/Remembered';

/**
 * Users and rooms during one call from the host. Reads each user and each direct room once. Needs the permissions `user.read`,
 * `room.read` and, for a first direct message, `room.write`.
 */
export class People {
	private readonly users = new Map<string, Promise<IUser | undefined>>();
	private readonly directRooms = new Map<string, Promise<IRoom | undefined>>();

	/** @param known the user the host handed over with the call */
	constructor(
		private readonly read: IRead,
		private readonly modify: IModify,
		private readonly appUsers: Remembered<IUser | undefined>,
		known?: IUser,
	) {
		if (known) {
			this.users.set(known.id, Promise.resolve(known));
		}
	}

	/** Returns undefined if there is no such user. */
	user(id: string): Promise<IUser | undefined> {
		const found = this.users.get(id) ?? this.read.getUserReader().getById(id);
		this.users.set(id, found);
		return found;
	}

	/** Returns undefined if there is no such user. @param username without `@` */
	userNamed(username: string): Promise<IUser | undefined> {
		return this.read.getUserReader().getByUsername(username);
	}

	/** Returns undefined if there is no such room. */
	room(id: string): Promise<IRoom | undefined> {
		return this.read.getRoomReader().getById(id);
	}

	/** Returns the app's own user. @throws Error if there is none */
	async appUser(): Promise<IUser> {
		const ask = async (): Promise<IUser | undefined> => (await this.read.getUserReader().getAppUser()) ?? undefined;
		const user = await this.appUsers.get('app', ask);
		if (!user) {
			throw new Error('the app has no user of its own');
		}
		return user;
	}

	/** Returns the room of direct messages between the app and a user; undefined before the first message. */
	directRoom(user: IUser): Promise<IRoom | undefined> {
		const found = this.directRooms.get(user.id) ?? this.findDirectRoom(user);
		this.directRooms.set(user.id, found);
		return found;
	}

	private async findDirectRoom(user: IUser): Promise<IRoom | undefined> {
		const bot = await this.appUser();
		const room: IRoom | undefined = await this.read.getRoomReader().getDirectByUsernames([bot.username, user.username]);
		return room && isBetween(room, bot, user) ? room : undefined;
	}

	/**
	 * Makes the room of direct messages with a user and returns it.
	 * @throws Error if the host offers a room that others can read
	 */
	async startDirectRoom(user: IUser): Promise<IRoom> {
		const bot = await this.appUser();
		const creator = this.modify.getCreator();
		const builder = creator.startRoom().setType(RoomType.DIRECT_MESSAGE).setCreator(bot);
		const room = await this.room(await creator.finish(builder.setMembersToBeAddedByUsernames([user.username])));
		if (!room || !isBetween(room, bot, user)) {
			throw new Error('the host offers no room that only the user and the app can read');
		}
		return room;
	}
}

/** Some hosts return a room that is no direct message of the two, so its type and members are checked. */
function isBetween({ type, usernames = [], userIds = [] }: IRoom, a: IUser, b: IUser): boolean {
	const isPair = (members: string[], ...pair: string[]): boolean =>
		members.length === 2 && pair.every((member) => members.includes(member));
	return type === RoomType.DIRECT_MESSAGE && (isPair(userIds, a.id, b.id) || isPair(usernames, a.username, b.username));
}
