import type { WorkspaceUser } from '../store/UserStore';

/** Returns a user as the REST API shows them. */
export function userView(user: WorkspaceUser): object {
	const { _id, createdAt, username, name, emails, type, active, roles, utcOffset, settings } = user;
	return { _id, createdAt, username, name, emails, type, status: 'online', active, roles, utcOffset, settings };
}
