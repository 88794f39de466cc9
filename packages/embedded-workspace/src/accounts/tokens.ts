import { createHash } from 'crypto';

import type { Db } from '../store/Store';
import { inTransaction, randomId } from '../store/Store';
import type { Stores } from '../stores';

/** Rocket.Chat keeps at most this many login tokens per user; the oldest goes when a new one is made. */
const maxLoginTokens = 50;

/** What the workspace keeps of a login: never the token itself. */
export interface LoginToken {
	userId: string;
	/** Epoch ms of creation; null for a personal access token, which has no such date. */
	madeAt: number | null;
}

interface PersonalAccessTokenRow {
	name: string;
	created_at: number;
	last_part: string;
	bypass_two_factor: number;
}

/** A personal access token as its owner sees it: all but the token itself. */
export interface PersonalAccessToken {
	name: string;
	/** ISO 8601. */
	createdAt: string;
	/** The last six characters of the token. */
	lastTokenPart: string;
	bypassTwoFactor: boolean;
}

/** base64(sha256(token)), as Rocket.Chat (Meteor accounts) stores it. */
export function hashLoginToken(token: string): string {
	return createHash('sha256').update(token).digest('base64');
}

/** `services.resume.loginTokens` of all users. */
export class LoginTokenStore {
	constructor(private readonly db: Db) {}

	/** Makes a login token and returns it; only its hash is stored. */
	createLogin(userId: string): string {
		const token = randomId(43);
		inTransaction(this.db, () => {
			this.db
				.prepare('INSERT INTO login_tokens (hashed_token, user_id, made_at) VALUES (?, ?, ?)')
				.run(hashLoginToken(token), userId, Date.now());
			this.db
				.prepare(
					`DELETE FROM login_tokens WHERE user_id = ? AND made_at IS NOT NULL AND hashed_token NOT IN (
						SELECT hashed_token FROM login_tokens WHERE user_id = ? AND made_at IS NOT NULL
						ORDER BY made_at DESC, rowid DESC LIMIT ${maxLoginTokens})`,
				)
				.run(userId, userId);
		});
		return token;
	}

	/** Makes a personal access token: same kind of secret, but without a date, so it never expires. */
	createPersonalAccessToken(userId: string, name: string, bypassTwoFactor: boolean): string {
		const token = randomId(43);
		this.db
			.prepare(
				`INSERT INTO login_tokens (hashed_token, user_id, type, name, created_at, last_part, bypass_two_factor)
				VALUES (?, ?, 'personalAccessToken', ?, ?, ?, ?)`,
			)
			.run(hashLoginToken(token), userId, name, Date.now(), token.slice(-6), Number(bypassTwoFactor));
		return token;
	}

	/** Returns a user's personal access tokens, oldest first. */
	personalAccessTokensOf(userId: string): PersonalAccessToken[] {
		const rows = this.db
			.prepare(`SELECT * FROM login_tokens WHERE user_id = ? AND type = 'personalAccessToken' ORDER BY rowid`)
			.all(userId);
		return (rows as PersonalAccessTokenRow[]).map((row) => ({
			name: row.name,
			createdAt: new Date(row.created_at).toISOString(),
			lastTokenPart: row.last_part,
			bypassTwoFactor: row.bypass_two_factor === 1,
		}));
	}

	/** Returns the stored entry of a raw token, or `undefined` if the workspace does not know it. */
	find(token: string): LoginToken | undefined {
		const sql = 'SELECT user_id AS userId, made_at AS madeAt FROM login_tokens WHERE hashed_token = ?';
		return this.db.prepare(sql).get(hashLoginToken(token)) as LoginToken | undefined;
	}

	remove(token: string): void {
		this.db.prepare('DELETE FROM login_tokens WHERE hashed_token = ?').run(hashLoginToken(token));
	}

	/** Removes every dated token of the user except the one given, whether or not that one still exists. */
	removeOthers(userId: string, keptToken: string): void {
		this.db
			.prepare('DELETE FROM login_tokens WHERE user_id = ? AND made_at IS NOT NULL AND hashed_token <> ?')
			.run(userId, hashLoginToken(keptToken));
	}

	/** Removes all tokens of a user, personal access tokens too. */
	removeAllOf(userId: string): void {
		this.db.prepare('DELETE FROM login_tokens WHERE user_id = ?').run(userId);
	}

	removeLoginsOf(userId: string): void {
		this.db.prepare('DELETE FROM login_tokens WHERE user_id = ? AND made_at IS NOT NULL').run(userId);
	}
}

const dayMs = 24 * 60 * 60 * 1000;
const defaultDays = 90;

/** Returns how long a login token lives, in ms, from `Accounts_LoginExpiration`: days, and 90 of them for all but a number > 0. */
export function loginExpirationMs(setting: unknown): number {
	return (typeof setting === 'number' && setting > 0 ? setting : defaultDays) * dayMs;
}

/**
 * Returns the stored entry of a raw token that still opens the workspace: known and not expired. A token lives from the moment
 * it was made, using it does not extend that; personal access tokens have no such moment and never expire.
 */
export function findValidToken(stores: Stores, token: string): LoginToken | undefined {
	const entry = stores.tokens.find(token);
	if (!entry || entry.madeAt === null) {
		return entry;
	}
	const expiresAt = entry.madeAt + loginExpirationMs(stores.settings.value('Accounts_LoginExpiration'));
	return expiresAt > Date.now() ? entry : undefined;
}
