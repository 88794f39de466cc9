import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { UserBridge } from '@rocket.chat/apps-engine/server/bridges';

import { deleteUser } from '../../accounts/endUser';
import { randomId } from '../../store/ids';
import type { Stores } from '../../store/stores';
import type { WorkspaceUser } from '../../store/UserStore';
import { userForApps, userFromApps } from '../convert/userForApps';

/** Users as apps read them, and the user each app speaks as. */
export abstract class AppUserBridge extends UserBridge {
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
}

function shown(user: WorkspaceUser | undefined): IUser | undefined {
	return user && userForApps(user);
}
