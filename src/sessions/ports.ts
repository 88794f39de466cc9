import type { ServerVersion } from './loginExpiration';

/** Where the client's request came from, as the proxy in front of the workspace said; only valid IP addresses. */
export interface ClientAddress {
	/** `X-Real-IP`. */
	realIp?: string;
	/** `X-Forwarded-For`, comma separated. */
	forwardedFor?: string;
}

/** What is known of the client that asked, for people: nothing of it is trusted. */
export interface ClientInfo {
	address: ClientAddress;
	/** `User-Agent` as it was sent. */
	userAgent?: string;
	/** The browser or app with a person in front of it, e.g. `Chrome`; undefined for a script. */
	program?: string;
}

/** What a client sends along to be recognized and counted by the workspace. */
export interface ClientCall {
	userId: string;
	authToken: string;
	address: ClientAddress;
}

/** A session as the workspace's device management lists it. What it says of the client is for people, not for decisions. */
export interface WorkspaceSession {
	/** Browser or app, e.g. `Chrome`. */
	device?: string;
	/** Operating system, e.g. `Windows`. */
	os?: string;
	/** IP address. */
	address?: string;
	/** Epoch ms at which the client took up its login last: so it was seen then. */
	loginAt: number;
}

/** The sessions a workspace lists, newest first. */
export interface SessionList {
	sessions: WorkspaceSession[];
	/** How many there are, where it does not list all of them. */
	total: number;
}

/** The workspace as the domain needs it: the core endpoint that does the job, and what it tells of sessions. */
export interface WorkspaceSessions {
	/**
	 * Calls `users.logoutOtherClients` once, with the user's own login token.
	 * Gives when the workspace says the token expires; null for a personal access token, which never does.
	 * @throws RevocationError
	 */
	logoutOtherClients(call: ClientCall): Promise<Date | null>;
	/** The user's sessions; undefined where the workspace has no (licensed) device management or no answer. Never throws. */
	sessions(call: ClientCall): Promise<SessionList | undefined>;
	/** What `GET /api/info` says; undefined where it says nothing usable. Never throws. */
	serverVersion(): Promise<ServerVersion | undefined>;
}

/** What the domain asks of the settings of workspace and app. */
export interface SessionRules {
	/** `Accounts_LoginExpiration` unchecked; undefined where it cannot be read. */
	rawLoginExpiration(): Promise<unknown>;
	/** Revocations a user may begin within 60 seconds, at least 1. */
	attemptsPerMinute(): Promise<number>;
	/** Begins to read what a revocation needs, so that nobody has to wait for one after the other. Never throws. */
	readAhead(): void;
	/** Whether logins are noted, see LoginLedger. */
	keepsLoginLedger(): Promise<boolean>;
}

/** What a record can be found by. */
export type RecordKey = { readonly user: string } | { readonly tag: string };

/**
 * Storage for the app's records. Hosts offer no transactions and no atomic update, so the domain only adds records,
 * and replaces or removes a record that nobody else writes.
 */
export interface RecordStore {
	add(keys: RecordKey[], data: object): Promise<void>;
	/** All records that carry every one of the keys, in no particular order. */
	find(keys: RecordKey[]): Promise<unknown[]>;
	/** Replaces the record added with exactly this list of keys, or adds it where there is none. */
	put(keys: RecordKey[], data: object): Promise<void>;
	/** Removes all records that carry every one of the keys. */
	remove(keys: RecordKey[]): Promise<void>;
}

/** The app log: for administrators, never for tokens. */
export interface Log {
	info(line: string): void;
	warn(line: string): void;
	error(line: string): void;
}

/** Epoch ms. */
export type Clock = () => number;

/** How an attempt ended, as owners and administrators are told of it. Holds no token. */
export interface AttemptReport {
	userId: string;
	via: 'endpoint' | 'command';
	client: ClientInfo;
	/** Epoch ms. */
	at: number;
	/** `done`, or why not; see RevocationFailure and HandshakeFailure. */
	result: string;
	/** For administrators: what was found. */
	detail?: string;
	/** When the kept login expires, null for a personal access token. Set for `done` only. */
	validUntil?: Date | null;
}

/**
 * Is told how each attempt ended, when it has ended. Never rejects and resolves within a second or so: neither a notice
 * nor a trail may spoil or hold up what it is about.
 */
export interface Reporter {
	/** Looks up what a report on a revocation of that user will need, while others still work at it. Never throws. */
	readAhead(userId: string): void;
	report(report: AttemptReport): Promise<void>;
}
