import type { EpochMs } from '../lib/time';

/** How an attempt to log clients out ended: it is done, nothing happened for certain, or we can't tell. */
export type Outcome = 'done' | 'nothing-happened' | 'unknown';

/** Why it is not done, as the app log prints it. Scripts read these names. */
export type Reason =
	| 'not-logged-in' // the workspace does not accept the login token
	| 'rate-limited' // the workspace's REST limit, which everybody behind one address shares
	| 'refused' // the workspace refused before it acted
	| 'not-allowed' // the workspace does not let this user log out other users
	| 'no-such-user' // the user to log out is gone
	| 'not-configured' // the workspace URL cannot be used, so nothing was sent
	| 'unclear-answer' // an error, or something that does not answer the question
	| 'no-answer' // none at all, or none in time
	| 'ended-by-another' // the login that was to stay ended at the same moment
	| 'already-answered' // another client used this confirmation before, or a newer one was used
	| 'expired' // the confirmation is too old, or not ours
	| ClientReason;

/** Why a request names no login to keep. */
export type ClientReason =
	| 'other-site' // it comes from another site
	| 'unidentified' // it brings no login
	| 'ambiguous-login' // it brings two that differ
	| 'other-user' // it brings another user's
	| FileProblem;

/** Why a client that brings no login with a picture can't be offered a file instead. */
export type FileProblem =
	| 'files-not-protected' // FileUpload_ProtectFiles is off, so phones don't say who they are
	| 'no-site-url'; // Site_Url is no web address, so a file has none either

/** A session as device management lists it: no proof that its login is still open. */
export interface ListedSession {
	/** Browser or app. */
	device?: string;
	/** Operating system. */
	os?: string;
	address?: string;
	lastActiveAt: EpochMs;
	/** Whether this is the session that asked; undefined if the workspace marks none. */
	isCurrent?: boolean;
}

export interface PersonalAccessToken {
	/** `?` if it is empty. */
	name: string;
	/** Undefined if the workspace does not say. */
	createdAt?: EpochMs;
}

/** What else the workspace says of a user's logins. Each is undefined if it does not say. */
export interface RevocationDetails {
	/** Newest first, and how many there are in all. */
	sessions?: { listed: ListedSession[]; total: number };
	personalAccessTokens?: PersonalAccessToken[];
}

/** Outcome and reason of an attempt: the same from the workspace's answer to what people read. */
export type Ending = Done | NotDone;

export interface Done {
	outcome: 'done';
	/** When the kept login expires: null for a personal access token, which never does; undefined if none was kept. */
	validUntil?: Date | null;
	/** Set if details were wanted. */
	details?: RevocationDetails;
	/** Set if the same confirmation came to this before. Everybody was told then. */
	isKnown?: boolean;
}

export interface NotDone {
	/** An unknown outcome is recorded and the owner is told. Running it again is safe. */
	outcome: Exclude<Outcome, 'done'>;
	reason: Reason;
	/** For the app log, so for administrators: what was found. Never contains a token. */
	detail?: string;
	/** Seconds until another try makes sense, if somebody said so. */
	retryAfter?: number;
	/** Set if the same confirmation came to this before. Everybody was told then. */
	isKnown?: boolean;
}

const unknownAfter: readonly Reason[] = ['unclear-answer', 'no-answer', 'ended-by-another'];

/** Returns the ending for a reason; the reason decides the outcome. */
export function notDone(reason: Reason, more: Omit<NotDone, 'outcome' | 'reason'> = {}): NotDone {
	return { outcome: unknownAfter.includes(reason) ? 'unknown' : 'nothing-happened', reason, ...more };
}

/** Returns how an attempt ended in one word: `done`, or why not. The app log prints it as `result=`. */
export function resultOf(ending: Ending): 'done' | Reason {
	return ending.outcome === 'done' ? 'done' : ending.reason;
}

/** What the workspace's side throws if it does not clearly succeed. Anything else that is thrown is a defect. */
export class RevocationError extends Error {
	public readonly ending: NotDone;

	/**
	 * @param detail for the app log; never contains a token
	 * @param options.retryAfter seconds until another try makes sense, if somebody said so
	 */
	constructor(reason: Reason, detail: string, { retryAfter }: { retryAfter?: number } = {}) {
		super(detail);
		this.name = 'RevocationError';
		this.ending = notDone(reason, { detail, retryAfter });
	}
}
