import type { Db } from './Store';

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
