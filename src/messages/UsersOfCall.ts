import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

/** Users as they are read during one call: each once, and not at all the one that the host has handed over with the call. */
export class UsersOfCall {
	private readonly known = new Map<string, Promise<IUser | undefined>>();

	constructor(
		private readonly read: IRead,
		handedOver?: IUser,
	) {
		if (handedOver) {
			this.known.set(handedOver.id, Promise.resolve(handedOver));
		}
	}

	/** Undefined where there is no such user. Needs the permission `user.read`. */
	async find(id: string): Promise<IUser | undefined> {
		const found = this.known.get(id) ?? this.read.getUserReader().getById(id);
		this.known.set(id, found);
		return found;
	}
}
