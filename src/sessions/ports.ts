import type { ClientFailure, Outcome, RevocationFailure } from './errors';

/** A moment, in milliseconds since 1970. */
export type EpochMs = number;

export type Clock = () => EpochMs;

/** The app log: for administrators, never for tokens. */
export interface Log {
	info(line: string): void;
	warn(line: string): void;
	error(line: string): void;
}

/** How a user asked. */
export type Via = 'endpoint' | 'command';

/** What is known of the client that asked. Shown to people, never trusted. */
export interface ClientInfo {
	/** IP address, as the nearest proxy saw it. */
	address?: string;
	/** `User-Agent` as sent. */
	userAgent?: string;
}

/** Who calls the workspace, and from where: the workspace limits calls per address. */
export interface ClientCall {
	userId: string;
	/** Login token or personal access token: the only authority the app ever uses. */
	authToken: string;
	address?: string;
}

/** Another user, whom an administrator logs out everywhere. */
export interface Target {
	userId: string;
	username: string;
}

/** A session as device management lists it: no proof that its login is still open. */
export interface ListedSession {
	/** Browser or app. */
	device?: string;
	/** Operating system. */
	os?: string;
	address?: string;
	lastActiveAt: EpochMs;
	/** Whether this is the session that asked; undefined if the server marks none. */
	isCurrent?: boolean;
}

export interface PersonalAccessToken {
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

/** The workspace's REST API as the domain needs it. */
export interface WorkspaceApi {
	/**
	 * Logs out the user's other clients with one call of `users.logoutOtherClients`.
	 * Returns when the workspace says the caller's token expires; null if it names no date.
	 * @throws RevocationError
	 */
	logoutOtherClients(call: ClientCall): Promise<Date | null>;
	/** Ends all logins and personal access tokens of another user, by `users.logout`. @throws RevocationError */
	logoutUser(call: ClientCall, userId: string): Promise<null>;
	/** Returns whether the workspace accepts the token; undefined if it does not say. Never throws. */
	isLoggedIn(call: ClientCall): Promise<boolean | undefined>;
	/** Never throws. */
	details(call: ClientCall): Promise<RevocationDetails>;
	/** Returns the server's version, e.g. `6.5`; undefined if it does not say. Never throws. */
	serverVersion(): Promise<string | undefined>;
}

/** How an attempt ended, as owners and administrators are told. Contains no token. */
export interface Attempt {
	userId: string;
	/** Set if the attempt was to log out another user. */
	target?: Target;
	via: Via;
	client: ClientInfo;
	at: EpochMs;
	outcome: Outcome;
	/** `done`, or why not. */
	result: 'done' | RevocationFailure | ClientFailure;
	/** For administrators: what was found. */
	detail?: string;
	/** When the kept login expires, null for a personal access token. Set for `done` only. */
	validUntil?: Date | null;
	/** False if nothing happened, or if the owner was told of the same a moment ago. */
	shouldNotify: boolean;
}

/** Tells people how attempts ended. Never rejects, and resolves within a second or so. */
export interface Notifier {
	/** Looks up what a notice to this user will need while the workspace is being asked. Never throws. */
	prefetch(userId: string): void;
	notify(attempt: Attempt): Promise<void>;
}
