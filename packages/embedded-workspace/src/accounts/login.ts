import { LoginRefusedError } from '../errors';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';
import { findValidToken } from './loginExpiration';
import { passwordMatches } from './passwords';

export interface Login {
	user: WorkspaceUser;
	/** The raw login token; the workspace itself keeps only its hash. */
	token: string;
}

/**
 * Logs in by password with a new login token.
 * @param name a username or an email address
 * @throws LoginRefusedError if user or password is wrong, or the user is inactive
 */
export async function loginWithPassword(stores: Stores, name: string, password: string): Promise<Login> {
	const user = findUser(stores, name);
	if (!user?.active) throw new LoginRefusedError('Unauthorized', 'Unauthorized');
	const hash = stores.users.passwordHash(user._id);
	if (hash === undefined) throw new LoginRefusedError('User has no password set', 403);
	if (!(await passwordMatches(password, hash))) throw new LoginRefusedError('Incorrect password', 403);
	return { user, token: stores.tokens.createLogin(user._id) };
}

/**
 * Resumes a session by its token, which stays the same.
 * @throws LoginRefusedError if the token is not valid, or no longer
 */
export function resumeLogin(stores: Stores, token: string): Login {
	const entry = findValidToken(stores, token);
	const user = entry && stores.users.findById(entry.userId);
	if (user?.active) return { user, token };
	throw new LoginRefusedError("You've been logged out by the server. Please log in again.", 403);
}

function findUser(stores: Stores, name: string): WorkspaceUser | undefined {
	if (!name.includes('@')) return stores.users.findByUsername(name);
	const address = name.toLowerCase();
	return stores.users.all().find((user) => user.emails.some((email) => email.address.toLowerCase() === address));
}
