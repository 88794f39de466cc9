import { randomBytes } from 'crypto';

import { directRoom, inTransaction, openStore, storesOf } from 'embedded-workspace/testing';
import type { Credentials } from 'embedded-workspace';
import type { Stores } from 'embedded-workspace/testing';
import { range } from './repeat';

interface Person {
	userId: string;
	username: string;
}

/** Users of a workspace who take turns. Made in the database itself: their logins are not what is measured. */
export class Crowd {
	private next = 0;

	private constructor(
		private readonly people: Person[],
		readonly stores: Stores,
	) {}

	/** @param appIds apps that have a direct message room with each of them, as after a first security notice */
	static of(dataFolder: string, size: number, appIds: string[] = []): Crowd {
		const stores = storesOf(openStore(dataFolder));
		const prefix = `crowd-${randomBytes(3).toString('hex')}-`;
		const people = range(size).map((index) => ({
			userId: randomBytes(9).toString('hex'),
			username: `${prefix}${index}`,
		}));
		inTransaction(stores.db, () => people.forEach((person) => insert(stores, person)));
		for (const appId of appIds) {
			const bot = stores.users.findByAppId(appId);
			if (bot) {
				people.forEach(({ username }) => directRoom(stores, bot, [username]));
			}
		}
		return new Crowd(people, stores);
	}

	/**
	 * Returns logins of the next so many users, each with so many other clients for a revocation to log out. The logins are
	 * new ones: for a login that did the same within a minute the app would spare itself the notice.
	 */
	take(count: number, otherClients = 1): Credentials[] {
		if (count > this.people.length) {
			throw new Error(`A crowd of ${this.people.length} is too small for ${count}.`);
		}
		const people = range(count).map(() => this.people[this.next++ % this.people.length]);
		return people.map(({ userId }) => {
			this.stores.tokens.removeAllOf(userId);
			const [asking] = range(1 + otherClients).map(() => this.otherClientOf(userId));
			return asking;
		});
	}

	/** Returns another client of a user, logged in. */
	otherClientOf(userId: string): Credentials {
		return { userId, authToken: this.stores.tokens.createLogin(userId) };
	}

	close(): void {
		this.stores.db.close();
	}
}

function insert({ users }: Stores, { userId, username }: Person): void {
	users.insert({
		_id: userId,
		username,
		name: username,
		type: 'user',
		active: true,
		roles: ['user'],
		emails: [{ address: `${username}@example.com`, verified: true }],
		utcOffset: 1,
		createdAt: new Date().toISOString(),
		settings: { preferences: { language: 'en' } },
	});
}
