import type { IUser, UserType } from '@rocket.chat/apps-engine/definition/users';
import { UserBridge } from '@rocket.chat/apps-engine/server/bridges';

import { deleteUser, setActive } from '../../accounts/endUser';
import { randomId } from '../../store/ids';
import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';
import { userForApps, userFromApps } from '../convert/userForApps';

/** Users as apps read them, and the user each app speaks as. */
export class AppUserBridge extends UserBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	// The engine's type promises a user; Rocket.Chat returns `undefined` if there is none, and so does this.
	protected override async getById(id: string): Promise<IUser> {
		return shown(this.stores.users.findById(id)) as IUser;
	}

	protected override async getByUsername(username: string): Promise<IUser> {
		return shown(this.stores.users.findByUsername(username)) as IUser;
	}

	protected override async getAppUser(appId?: string): Promise<IUser | undefined> {
		return appId === undefined ? undefined : shown(this.stores.users.findByAppId(appId));
	}

	protected override async getActiveUserCount(): Promise<number> {
		return this.stores.users.all().filter((user) => user.active && user.type === 'user').length;
	}

	protected override async getUserUnreadMessageCount(): Promise<number> {
		return 0;
	}

	protected override async getUserRoomIds(userId: string): Promise<string[]> {
		const username = this.stores.users.findById(userId)?.username;
		if (username === undefined) return [];
		const rooms = this.stores.rooms.all().filter((room) => room.usernames.includes(username));
		return rooms.map((room) => room._id);
	}

	/** @throws if the username is taken, as Rocket.Chat does. */
	protected override async create(data: Partial<IUser>, appId: string): Promise<string> {
		const id = randomId();
		this.stores.users.insert({ ...userFromApps(data, id), appId });
		return id;
	}

	protected override async remove(user: IUser): Promise<boolean> {
		const known = this.stores.users.findById(user.id);
		if (known) deleteUser(this.stores, known);
		return true;
	}

	protected override async update(user: IUser, updates: Partial<IUser>): Promise<boolean> {
		const known = this.stores.users.findById(user.id);
		if (!known) throw new Error('User not found');
		this.stores.users.update({ ...known, name: updates.name ?? known.name, emails: updates.emails ?? known.emails });
		return true;
	}

	protected override async deleteUsersCreatedByApp(appId: string, type: UserType.APP | UserType.BOT): Promise<boolean> {
		const users = this.stores.users.all().filter((user) => user.appId === appId && user.type === type);
		for (const user of users) deleteUser(this.stores, user);
		return users.length > 0;
	}

	protected override async deactivate(userId: string): Promise<boolean> {
		const user = this.stores.users.findById(userId);
		if (!user) throw new Error('User not found');
		setActive(this.stores, user, false);
		return true;
	}
}

function shown(user: WorkspaceUser | undefined): IUser | undefined {
	return user && userForApps(user);
}
