import { randomBytes } from 'crypto';

import { directRoom } from '../../workspace/rooms/directRoom';
import type { Credentials } from '../../workspace/client';
import { randomId } from '../../workspace/store/ids';
import { hashLoginToken } from '../../workspace/store/LoginTokenStore';
import type { Db } from '../../workspace/store/Store';
import { inTransaction, openStore } from '../../workspace/store/Store';
import type { Stores } from '../../workspace/store/stores';
import { storesOf } from '../../workspace/store/stores';
import { range } from '../support/people';

export interface Member {
	username: string;
	/** The client that stays. */
	creds: Credentials;
}

/**
 * Users of a workspace who take turns, so that none of them calls more often than a person does. Made in the database
 * itself: it is not their logins that are measured.
 */
export class Crowd {
	private next = 0;

	private constructor(
		readonly members: Member[],
		private readonly db: Db,
		readonly stores: Stores,
	) {}

	/**
	 * @param appId who gets a direct message room with each of them, as after a first security notice
	 * @param idOf the id of each; random ones where it is not given
	 */
	static of(
		dataFolder: string,
		size: number,
		appId: string,
		idOf: (index: number) => string = () => randomId(),
	): Crowd {
		const db = openStore(dataFolder);
		const stores = storesOf(db);
		const prefix = `crowd-${randomBytes(3).toString('hex')}-`;
		const members = range(size).map((index): Member => {
			const creds = { userId: idOf(index), authToken: randomId(43) };
			return { username: `${prefix}${index}`, creds };
		});
		inTransaction(db, () => members.forEach((member) => insert(db, stores, member)));
		const crowd = new Crowd(members, db, stores);
		const bot = stores.users.findByAppId(appId);
		if (bot) members.forEach(({ username }) => directRoom(stores, bot, [username]));
		return crowd;
	}

	/** The next so many members, each logged in with other clients besides: those that a revocation is to log out. */
	take(count: number, otherClients = 1): Member[] {
		const members = range(count).map(() => this.members[this.next++ % this.members.length]);
		this.logIn(members, otherClients);
		return members;
	}

	/** Gives another client of a member, logged in. */
	otherClientOf({ creds: { userId } }: Member): Credentials {
		return { userId, authToken: this.stores.tokens.createLogin(userId) };
	}

	/** Lets all of them log in by the password of this hash. */
	givePassword(hash: string): void {
		const give = this.db.prepare('UPDATE users SET password = ? WHERE id = ?');
		inTransaction(this.db, () => this.members.forEach(({ creds }) => give.run(hash, creds.userId)));
	}

	close(): void {
		this.db.close();
	}

	private logIn(members: Member[], clients: number): void {
		inTransaction(this.db, () => {
			for (const { creds } of members) range(clients).forEach(() => insertLogin(this.db, creds.userId, randomId(43)));
		});
	}
}

function insert(db: Db, { users }: Stores, { username, creds: { userId, authToken } }: Member): void {
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
	insertLogin(db, userId, authToken);
}

function insertLogin(db: Db, userId: string, token: string): void {
	db.prepare('INSERT INTO login_tokens (hashed_token, user_id, made_at) VALUES (?, ?, ?)').run(
		hashLoginToken(token),
		userId,
		Date.now(),
	);
}
