import { LoginRefusedError } from '../http/errors';
import type { Fields } from '../http/requests';
import { fieldsOf } from '../http/requests';
import type { ApiRoutes } from '../http/routes';
import { Answer, loggedIn, open } from '../http/routes';
import type { Stores } from '../stores';
import { findValidToken } from './tokens';
import { userView } from './userRoutes';
import type { WorkspaceUser } from './users';
import { passwordMatches } from './users';

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
	if (!user?.active) {
		throw new LoginRefusedError('Unauthorized', 'Unauthorized');
	}
	const hash = stores.users.passwordHash(user._id);
	if (hash === undefined) {
		throw new LoginRefusedError('User has no password set', 403);
	}
	if (!(await passwordMatches(password, hash))) {
		throw new LoginRefusedError('Incorrect password', 403);
	}
	return { user, token: stores.tokens.createLogin(user._id) };
}

/**
 * Resumes a session by its token, which stays the same.
 * @throws LoginRefusedError if the token is not valid, or no longer
 */
export function resumeLogin(stores: Stores, token: string): Login {
	const entry = findValidToken(stores, token);
	const user = entry && stores.users.findById(entry.userId);
	if (user?.active) {
		return { user, token };
	}
	throw new LoginRefusedError("You've been logged out by the server. Please log in again.", 403);
}

function findUser(stores: Stores, name: string): WorkspaceUser | undefined {
	if (!name.includes('@')) {
		return stores.users.findByUsername(name);
	}
	const address = name.toLowerCase();
	return stores.users.all().find((user) => user.emails.some((email) => email.address.toLowerCase() === address));
}

/**
 * `login`, `logout` and `me`.
 * @param userLoggedIn Called with the id of each user who logs in by password. The login waits for it. Resuming a session
 *   is no such login.
 */
export function loginRoutes(stores: Stores, userLoggedIn: (userId: string) => Promise<void>): ApiRoutes {
	return {
		login: {
			POST: open(async ({ body }) => {
				if (typeof body.resume === 'string') {
					return loginAnswer(resumeLogin(stores, body.resume));
				}
				const login = await passwordLogin(stores, body);
				await userLoggedIn(login.user._id);
				return loginAnswer(login);
			}),
		},
		logout: {
			POST: loggedIn(({ caller }) => {
				stores.tokens.remove(caller.token);
				// Only the logout over DDP does that in Rocket.Chat; clients of this workspace have no other logout than this one.
				stores.sessions.loggedOut(caller.token);
				return new Answer(200, { status: 'success', data: { message: "You've been logged out!" } });
			}),
		},
		me: { GET: loggedIn(({ caller }) => userView(caller.user)) },
	};
}

async function passwordLogin(stores: Stores, { user, username, password }: Fields): Promise<Login> {
	const name = typeof user === 'object' ? fieldsOf(user).username : (user ?? username);
	if (typeof name === 'string' && typeof password === 'string') {
		return loginWithPassword(stores, name, password);
	}
	throw new LoginRefusedError('Unrecognized options for login request', 400);
}

function loginAnswer({ user, token }: Login): Answer {
	return new Answer(200, { status: 'success', data: { userId: user._id, authToken: token, me: userView(user) } });
}
