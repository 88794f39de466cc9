import { hashLoginToken } from './LoginTokenStore';
import type { Db } from './Store';

/** A client as its user agent describes it; fields may be empty. */
export interface SessionDevice {
	/** `browser`, `desktop-app`, `mobile-app`, `other`, a kind of hardware such as `mobile`, or empty. */
	type: string;
	name: string;
	longVersion: string;
	os: { name: string; version?: string };
	version: string;
}

/** One live connection of a client, as device management lists it. */
export interface Session {
	sessionId: string;
	userId: string;
	device: SessionDevice;
	/** The `Host` the client connected to. */
	host: string;
	ip: string;
	/** ISO 8601: when the client connected, or connected again. */
	loginAt: string;
}

/** An entry of the list. */
export interface ListedSession extends Session {
	/** Whether it belongs to the login that asks. */
	isCurrent: boolean;
}

interface SessionRow {
	doc: string;
	hashed_token: string;
}

const notLoggedOut = 'FROM sessions WHERE user_id = ? AND logout_at IS NULL';

/**
 * The live connections of clients, kept after their end: Rocket.Chat's `sessions` collection. Nothing but a client that
 * logs itself out takes an entry off the list, so the list also names logins that were revoked.
 */
export class SessionStore {
	constructor(private readonly db: Db) {}

	/** Records a connection made with a login token. Only the token's hash is stored. */
	add(session: Session, token: string): void {
		this.db
			.prepare('INSERT INTO sessions (id, user_id, hashed_token, login_at, doc) VALUES (?, ?, ?, ?, ?)')
			.run(
				session.sessionId,
				session.userId,
				hashLoginToken(token),
				Date.parse(session.loginAt),
				JSON.stringify(session),
			);
	}

	/** Returns the newest connection of each login token of a user, newest first. */
	listOf(userId: string, currentToken: string, page: { count: number; offset: number }): ListedSession[] {
		const newestFirst = 'ORDER BY login_at DESC, seq DESC';
		const rows = this.db
			.prepare(
				`SELECT doc, hashed_token FROM (
					SELECT doc, hashed_token, login_at, seq, row_number() OVER (PARTITION BY hashed_token ${newestFirst}) AS nth ${notLoggedOut}
				) WHERE nth = 1 ${newestFirst} LIMIT ? OFFSET ?`,
			)
			.all(userId, page.count, page.offset);
		const currentHash = hashLoginToken(currentToken);
		return (rows as SessionRow[]).map(({ doc, hashed_token }) => ({
			...(JSON.parse(doc) as Session),
			isCurrent: hashed_token === currentHash,
		}));
	}

	/** Returns how many entries `listOf` has without a page. */
	countOf(userId: string): number {
		const row = this.db.prepare(`SELECT count(DISTINCT hashed_token) AS n ${notLoggedOut}`).get(userId);
		return (row as { n: number }).n;
	}

	/** Takes a login off the list, because its client has logged itself out. */
	loggedOut(token: string): void {
		const sql = 'UPDATE sessions SET logout_at = ? WHERE hashed_token = ? AND logout_at IS NULL';
		this.db.prepare(sql).run(Date.now(), hashLoginToken(token));
	}
}
