import { createHash } from 'crypto';

import bcrypt from 'bcrypt';

import { WorkspaceError } from '../http/errors';
import { joinGeneral } from '../rooms/rooms';
import type { Db } from '../store/Store';
import { inTransaction, randomId } from '../store/Store';
import type { Stores } from '../stores';

/** A user as the REST API shows it; the password hash stays in the store. */
export interface WorkspaceUser {
	_id: string;
	username: string;
	name: string;
	type: 'user' | 'bot' | 'app';
	/** Set for users that belong to an app. */
	appId?: string;
	active: boolean;
	roles: string[];
	emails: { address: string; verified: boolean }[];
	utcOffset: number;
	/** ISO 8601. */
	createdAt: string;
	settings: { preferences: { language?: string } };
}

interface UserRow {
	doc: string;
	password: string | null;
}

/** The users collection. Reads always go to the database, so that every process sees every change at once. */
export class UserStore {
	constructor(private readonly db: Db) {}

	findById(id: string): WorkspaceUser | undefined {
		return this.findOne('id', id);
	}

	findByUsername(username: string): WorkspaceUser | undefined {
		return this.findOne('username', username);
	}

	/** Returns the ids of these users, without those that do not exist, by one question however many they are. */
	idsOf(usernames: string[]): string[] {
		const sql = 'SELECT users.id FROM json_each(?) JOIN users ON users.username = value ORDER BY key';
		return (this.db.prepare(sql).all(JSON.stringify(usernames)) as { id: string }[]).map(({ id }) => id);
	}

	findByAppId(appId: string): WorkspaceUser | undefined {
		return this.findOne('app_id', appId);
	}

	all(): WorkspaceUser[] {
		return (this.db.prepare('SELECT doc, password FROM users').all() as UserRow[]).map(userOf);
	}

	/** Returns the bcrypt hash, or `undefined` if the user cannot log in with a password. */
	passwordHash(id: string): string | undefined {
		const row = this.db.prepare('SELECT doc, password FROM users WHERE id = ?').get(id) as UserRow | undefined;
		return row?.password ?? undefined;
	}

	/** @throws a unique-constraint error (`code` SQLITE_CONSTRAINT...) if id or username is taken. */
	insert(user: WorkspaceUser, passwordHash?: string): void {
		this.db
			.prepare('INSERT INTO users (id, username, app_id, password, doc) VALUES (?, ?, ?, ?, ?)')
			.run(user._id, user.username, user.appId ?? null, passwordHash ?? null, JSON.stringify(user));
	}

	update(user: WorkspaceUser): void {
		this.db
			.prepare('UPDATE users SET username = ?, doc = ? WHERE id = ?')
			.run(user.username, JSON.stringify(user), user._id);
	}

	remove(id: string): void {
		this.db.prepare('DELETE FROM login_tokens WHERE user_id = ?').run(id);
		this.db.prepare('DELETE FROM users WHERE id = ?').run(id);
	}

	private findOne(column: 'id' | 'username' | 'app_id', value: string): WorkspaceUser | undefined {
		const row = this.db.prepare(`SELECT doc, password FROM users WHERE ${column} = ?`).get(value);
		return row ? userOf(row as UserRow) : undefined;
	}
}

function userOf(row: UserRow): WorkspaceUser {
	return JSON.parse(row.doc) as WorkspaceUser;
}

export interface NewUser {
	username: string;
	name: string;
	email: string;
	password: string;
	roles: string[];
}

/**
 * Makes a user who can log in, and lets them join #general.
 * @throws WorkspaceError if the username is not valid, or username or email address is taken.
 */
export async function createUser(stores: Stores, wanted: NewUser, passwordRounds: number): Promise<WorkspaceUser> {
	if (!/^[0-9a-zA-Z-_.]+$/.test(wanted.username)) {
		const rule = 'use only letters, numbers, dots, hyphens and underscores';
		throw new WorkspaceError(`${wanted.username} is not a valid username, ${rule}`, 'error-invalid-username');
	}
	const hash = await hashPassword(wanted.password, passwordRounds);
	const user = userDocument(wanted);
	inTransaction(stores.db, () => {
		refuseTaken(stores, wanted);
		stores.users.insert(user, hash);
		joinGeneral(stores, user.username);
	});
	return user;
}

function userDocument(wanted: NewUser): WorkspaceUser {
	return {
		_id: randomId(),
		username: wanted.username,
		name: wanted.name,
		type: 'user',
		active: true,
		roles: wanted.roles,
		emails: [{ address: wanted.email, verified: false }],
		utcOffset: 0,
		createdAt: new Date().toISOString(),
		settings: { preferences: {} },
	};
}

function refuseTaken(stores: Stores, { username, email }: NewUser): void {
	const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
	const others = stores.users.all();
	if (others.some((other) => same(other.username, username))) {
		throw new WorkspaceError(`${username} is already in use :(`, 'error-field-unavailable');
	}
	if (others.some((other) => other.emails.some(({ address }) => same(address, email)))) {
		throw new WorkspaceError(`${email} is already in use :(`, 'error-field-unavailable');
	}
}

/** Lets a user log in again, or no longer: deactivating ends all their sessions. */
export function setActive(stores: Stores, user: WorkspaceUser, active: boolean): WorkspaceUser {
	const changed = { ...user, active };
	inTransaction(stores.db, () => {
		stores.users.update(changed);
		if (!active) {
			stores.tokens.removeLoginsOf(user._id);
		}
	});
	return changed;
}

/** Removes a user with all tokens, messages and direct message rooms, and from the other rooms they were in. */
export function deleteUser(stores: Stores, user: WorkspaceUser): void {
	inTransaction(stores.db, () => {
		stores.users.remove(user._id);
		stores.messages.removeOf(user._id);
		for (const room of stores.rooms.all().filter(({ usernames }) => usernames.includes(user.username))) {
			if (room.t === 'd') {
				stores.rooms.remove(room._id);
			} else {
				stores.rooms.put({ ...room, usernames: room.usernames.filter((username) => username !== user.username) });
			}
		}
	});
}

/** Rocket.Chat's (Meteor's) way: bcrypt of the hex sha256 of the password. */
export function hashPassword(password: string, rounds: number): Promise<string> {
	return bcrypt.hash(digestOf(password), rounds);
}

export function passwordMatches(password: string, hash: string): Promise<boolean> {
	return bcrypt.compare(digestOf(password), hash);
}

function digestOf(password: string): string {
	return createHash('sha256').update(password).digest('hex');
}
