import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';
import { findValidToken } from './loginExpiration';
import type { SentPassword } from './passwords';
import { passwordMatches } from './passwords';

/** Whom a login names. */
export type UserSelector = { username: string } | { email: string };

export interface Login {
	user: WorkspaceUser;
	/** The raw login token; the workspace itself keeps only its hash. */
	token: string;
}

/** Logs in by password with a new login token; undefined where user or password is wrong, or the user is inactive. */
export async function loginWithPassword(
	stores: Stores,
	selector: UserSelector,
	password: SentPassword,
): Promise<Login | undefined> {
	const user = findUser(stores, selector);
	const hash = user && stores.users.passwordHash(user._id);
	if (!user?.active || hash === undefined || !(await passwordMatches(password, hash))) return undefined;
	return { user, token: stores.tokens.createLogin(user._id) };
}

/** Takes up a session by its token, which stays the same; undefined where it is not valid (any more). */
export function resumeLogin(stores: Stores, token: string): Login | undefined {
	const entry = findValidToken(stores, token);
	const user = entry && stores.users.findById(entry.userId);
	return user?.active ? { user, token } : undefined;
}

function findUser(stores: Stores, selector: UserSelector): WorkspaceUser | undefined {
	if ('username' in selector) return stores.users.findByUsername(selector.username);
	const address = selector.email.toLowerCase();
	return stores.users.all().find((user) => user.emails.some((email) => email.address.toLowerCase() === address));
}
