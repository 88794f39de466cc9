import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { UserStatusConnection, UserType } from '@rocket.chat/apps-engine/definition/users';
import { UserBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WorkspaceUser } from '../../accounts/users';
import { deleteUser } from '../../accounts/users';
import { randomId } from '../../store/Store';
import type { Stores } from '../../stores';

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
		if (known) {
			deleteUser(this.stores, known);
		}
		return true;
	}
}

function shown(user: WorkspaceUser | undefined): IUser | undefined {
	return user && userForApps(user);
}

/** Returns a user as apps see it. The language is the only preference that Rocket.Chat passes on. */
export function userForApps(user: WorkspaceUser): IUser {
	const { language } = user.settings.preferences;
	const createdAt = new Date(user.createdAt);
	return {
		id: user._id,
		username: user.username,
		emails: user.emails,
		type: typeForApps(user.type),
		isEnabled: user.active,
		name: user.name,
		roles: user.roles,
		status: 'online',
		statusConnection: UserStatusConnection.ONLINE,
		utcOffset: user.utcOffset,
		createdAt,
		updatedAt: createdAt,
		lastLoginAt: createdAt,
		appId: user.appId,
		settings: { preferences: language ? { language } : {} },
	};
}

/** Returns the document of the users collection for a user that an app makes. */
export function userFromApps(user: Partial<IUser>, id: string): WorkspaceUser {
	const username = user.username ?? id;
	return {
		_id: id,
		username,
		name: user.name ?? username,
		type: user.type === UserType.APP || user.type === UserType.BOT ? user.type : 'user',
		appId: user.appId,
		active: user.isEnabled ?? true,
		roles: user.roles ?? [],
		emails: user.emails ?? [],
		utcOffset: user.utcOffset ?? 0,
		createdAt: new Date().toISOString(),
		settings: { preferences: {} },
	};
}

function typeForApps(type: WorkspaceUser['type']): UserType {
	return { user: UserType.USER, bot: UserType.BOT, app: UserType.APP }[type];
}
