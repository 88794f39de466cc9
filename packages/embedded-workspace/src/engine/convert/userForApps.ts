import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { UserStatusConnection, UserType } from '@rocket.chat/apps-engine/definition/users';

import type { WorkspaceUser } from '../../store/UserStore';

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
