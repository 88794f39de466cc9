import { isOutlived } from './loginExpiration';
import type { ClientInfo, SessionList, WorkspaceSession } from './ports';

/** What a revocation has closed, as far as the workspace's list of sessions tells. */
export interface ClosedSessions {
	/** Surely logged out by it, newest first. */
	closed: WorkspaceSession[];
	/** Sessions that were listed, and whose login token had expired before. */
	expired: WorkspaceSession[];
	/** No more than so many were logged out. The same as `closed` where the list leaves no doubt. */
	atMost: number;
}

export interface ListedBefore {
	/** As it was before the revocation. */
	list: SessionList;
	/** When the kept login token was made, epoch ms; null for a personal access token, which has no session. */
	keptMadeAt: number | null;
	/** Who kept it. */
	client: ClientInfo;
	/** The last revocation before this one, epoch ms, 0 for none: what was not seen since has been logged out by it. */
	lastRevokedAt: number;
	rawLoginExpiration: unknown;
	/** Epoch ms. */
	now: number;
}

/** The clocks of database and server may differ by so much. */
const toleranceMs = 2000;

/**
 * Takes the list from before a revocation and gives what that revocation closed: all but the kept one.
 *
 * The list itself does not tell: it keeps the sessions of login tokens that are gone, names no token, and a login has an
 * entry only once its client has come back with it (Rocket.Chat's `sessions` collection, unchanged by
 * `users.logoutOtherClients`). So the kept session is found by what is known of its client; where that leaves a doubt, it
 * stays one.
 */
export function closedSessions(before: ListedBefore): ClosedSessions {
	const { list, keptMadeAt, lastRevokedAt, rawLoginExpiration, now } = before;
	const isSince = ({ loginAt }: WorkspaceSession): boolean => loginAt >= lastRevokedAt;
	const isOver = ({ loginAt }: WorkspaceSession): boolean => isOutlived(loginAt, rawLoginExpiration, now);
	const valid = list.sessions.filter((session) => !isOver(session));
	const open = valid.filter(isSince);
	const expired = list.sessions.filter((session) => isSince(session) && isOver(session));
	const unlisted = Math.max(0, list.total - list.sessions.length);

	// Of those before the last revocation one is open, the one kept then: is it the one that is kept now?
	const isKeptAgain = keptMadeAt !== null && keptMadeAt < lastRevokedAt;
	const survivors = isKeptAgain || open.length === valid.length ? 0 : 1;
	const all = open.length + unlisted + survivors;

	const candidates = keptMadeAt === null ? [] : valid.filter(({ loginAt }) => loginAt >= keptMadeAt - toleranceMs);
	const [kept] = recognized(candidates, before.client);
	if (kept) {
		return { closed: open.filter((session) => session !== kept), expired, atMost: all - (isSince(kept) ? 1 : 0) };
	}
	return { closed: open.filter((session) => !candidates.includes(session)), expired, atMost: all };
}

/** Those that may be this client, newest first; none where nobody could say which of several it is. */
function recognized(sessions: WorkspaceSession[], { program, address: { realIp } }: ClientInfo): WorkspaceSession[] {
	const named = sessions.filter(({ device }) => program !== undefined && isNamed(device, program));
	if (realIp === undefined) {
		return named.length === 1 ? named : [];
	}
	return named.filter(({ address }) => address === undefined || address === realIp);
}

/** Lists say `Mobile Safari`, `Rocket.Chat Mobile` or `Chrome`: one name is in the other. */
function isNamed(device: string | undefined, program: string): boolean {
	const [a, b] = [(device ?? '').toLowerCase(), program.toLowerCase()];
	return a !== '' && (a.includes(b) || b.includes(a));
}
