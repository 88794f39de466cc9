import type { EpochMs } from '../lib/time';
import type { Ending, RevocationDetails } from './endings';

/** How a user asked. */
export type Via = 'endpoint' | 'command';

/** What is known of the client that asked. Shown to people, never trusted. */
export interface ClientInfo {
	/** IP address, as the nearest proxy saw it. */
	address?: string;
	/** `User-Agent` as sent. */
	userAgent?: string;
}

/** The login a call to the workspace is made with, and where it comes from: the workspace limits calls per address. */
export interface Caller {
	userId: string;
	/** Login token or personal access token: the only authority the app ever uses. */
	authToken: string;
	address?: string;
}

/** Whose clients end, if not the caller's others: all of another user's, or all of one's own, and the personal access tokens. */
export interface Target {
	userId: string;
	username: string;
}

/** The workspace's REST API as the domain needs it. */
export interface WorkspaceApi {
	/**
	 * Logs out the caller's other clients with one call of `users.logoutOtherClients`.
	 * Returns when the workspace says the caller's token expires; null if it names no date.
	 * @throws RevocationError
	 */
	logoutOtherClients(caller: Caller): Promise<Date | null>;
	/** Ends all logins and personal access tokens of a user, the caller or another one, by `users.logout`. @throws RevocationError */
	logoutUser(caller: Caller, userId: string): Promise<void>;
	/** Returns whether the workspace accepts the token; undefined if it does not say. Never throws. */
	isLoggedIn(caller: Caller): Promise<boolean | undefined>;
	/** Never throws. */
	details(caller: Caller): Promise<RevocationDetails>;
	/** Returns the server's version, e.g. `6.5`; undefined if it does not say. Never throws. */
	serverVersion(): Promise<string | undefined>;
}

/** What owners and administrators are told of: who asked for what, and how it ended. Contains no token. */
export interface Attempt {
	userId: string;
	/** Set if the attempt was to log somebody out everywhere: another user, or oneself. */
	target?: Target;
	via: Via;
	client: ClientInfo;
	at: EpochMs;
	ending: Ending;
}

/** Tells people how attempts ended. Never rejects, and resolves within a second or so. */
export interface Notifier {
	/** Looks up what a notice to this user will need while the workspace is being asked. Never throws. */
	prepare(ownerId: string): void;
	/** Sends the owner of the account a direct message. Returns whether it was sent; undefined if it takes too long to know. */
	tellOwner(attempt: Attempt): Promise<boolean | undefined>;
	/** Writes the line of the app log, and a line in each room for administrators. */
	report(attempt: Attempt, isOwnerTold?: boolean): Promise<void>;
}
