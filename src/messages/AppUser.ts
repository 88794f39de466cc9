import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

/** The app's own user, who never changes: once found it is remembered, per process. */
export class AppUser {
	private user: IUser | undefined;

	/** Needs the permission `user.read`. @throws Error where there is none */
	async find(read: IRead): Promise<IUser> {
		this.user ??= (await read.getUserReader().getAppUser()) ?? undefined;
		if (!this.user) {
			throw new Error('the app has no user');
		}
		return this.user;
	}
}
