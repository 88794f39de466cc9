import type { WorkspaceUser } from '../store/UserStore';

/** Returns a user as `users.info` and `users.create` show them. */
export function userView(user: WorkspaceUser): object {
	const { _id, createdAt, username, name, emails, type, active, roles, utcOffset, settings } = user;
	return { _id, createdAt, username, name, emails, type, status: 'online', active, roles, utcOffset, settings };
}

/** Returns a user as they see themselves, in `me` and in the answer to a login. */
export function ownView(user: WorkspaceUser, siteUrl: unknown): object {
	return {
		...userView(user),
		statusConnection: 'online',
		email: user.emails[0]?.address,
		avatarUrl: `${String(siteUrl)}/avatar/${encodeURIComponent(user.username)}`,
	};
}
