import { UAParser } from 'ua-parser-js';

import { paginationOf } from '../http/requests';
import type { ApiRoutes } from '../http/routes';
import { Answer, loggedIn } from '../http/routes';
import type { Db } from '../store/Store';
import type { Stores } from '../stores';
import { isBefore } from '../version';
import { hashLoginToken } from './tokens';

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

/** Returns what device management shows of a client, all of it read from its user agent by the rules of Rocket.Chat. */
export function deviceOf(userAgent: string): SessionDevice {
	if (userAgent.split(';')[0]?.trim() === mobileApp) {
		return mobileDevice(userAgent);
	}
	const { browser, os, device } = new UAParser(userAgent).getResult();
	if (userAgent.includes(' Electron/')) {
		const [, name, version] = userAgent.match(/(Rocket\.Chat)\/(\d+(?:\.\d+)+)/) ?? [];
		return shown('desktop-app', name, version, os);
	}
	// Rocket.Chat takes the type of the device for that of the client if there is one, and leaves it empty if only
	// the model is known.
	const type = device.type || device.model ? (device.type ?? '') : browser.name ? 'browser' : 'other';
	return shown(type, browser.name, browser.version, os);
}

const mobileApp = 'RC Mobile';

/** Reads the user agent of the mobile app, such as `RC Mobile; ios 17.5; v4.55.0 (51000)`. */
function mobileDevice(userAgent: string): SessionDevice {
	const [, system = '', app = ''] = userAgent.split(';').map((part) => part.trim());
	const [name, version] = system.split(' ');
	return shown('mobile-app', mobileApp, app.replace(/^v/, '').replace(/[()]/g, ''), { name, version });
}

function shown(
	type: string,
	name: string | undefined,
	longVersion = '',
	os: { name?: string; version?: string } = {},
): SessionDevice {
	return {
		type,
		name: name ?? '',
		longVersion,
		// A system without a version has no such field; a client without a system has both, empty.
		os: os.name ? { name: os.name, ...(os.version && { version: os.version }) } : { name: '', version: '' },
		version: longVersion.match(/(?:\d+\.){0,2}\d+/)?.[0] ?? '',
	};
}

/** In Rocket.Chat a module of the license; here a setting, so that all processes on a data folder agree on it. */
export const deviceManagementSetting = 'Workspace_Device_Management';

/** Newer servers mark the session that asks for the list. Off by default; all processes on a data folder agree on it. */
export const markCurrentSessionSetting = 'Workspace_Mark_Current_Session';

/** From this version on Rocket.Chat refuses all that needs a license in one place, with another status. */
const licenseCheckedOnceIn = '7.6';

/** Returns the route of device management: a user's own sessions, if the workspace has a license for it. */
export function deviceRoutes(stores: Stores, version: string): ApiRoutes {
	return {
		'sessions/list': {
			GET: loggedIn(({ caller, query }) => {
				if (stores.settings.value(deviceManagementSetting) !== true) {
					return unlicensed(version);
				}
				const page = paginationOf(query);
				const marksCurrent = stores.settings.value(markCurrentSessionSetting) === true;
				const sessions = stores.sessions.listOf(caller.user._id, caller.token, page);
				return {
					sessions: sessions.map((session) => sessionView(session, marksCurrent)),
					...page,
					total: stores.sessions.countOf(caller.user._id),
				};
			}),
		},
	};
}

function unlicensed(version: string): Answer {
	if (isBefore(version, licenseCheckedOnceIn)) {
		return new Answer(403, { success: false, error: 'unauthorized' });
	}
	const errorType = 'error-action-not-allowed';
	return new Answer(400, { success: false, error: `This is an enterprise feature [${errorType}]`, errorType });
}

function sessionView({ isCurrent, ...session }: ListedSession, marksCurrent: boolean): object {
	return { _id: session.sessionId, ...session, ...(marksCurrent && isCurrent && { current: true }) };
}
