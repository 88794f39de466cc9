import type { Login } from '../../accounts/login';
import { loginWithPassword, resumeLogin } from '../../accounts/login';
import { LoginRefusedError } from '../../errors';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { Answer, loggedIn, open } from '../ApiRoute';
import type { Fields } from '../fields';
import { fieldsOf } from '../fields';
import { userView } from '../userView';

/**
 * `login`, `logout` and `me`.
 * @param userLoggedIn Called with the id of each user who logs in by password. The login waits for it. Resuming a session
 *   is no such login.
 */
export function loginRoutes(stores: Stores, userLoggedIn: (userId: string) => Promise<void>): ApiRoutes {
	return {
		login: {
			POST: open(async ({ body }) => {
				if (typeof body.resume === 'string') return loginAnswer(resumeLogin(stores, body.resume));
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
	if (typeof name === 'string' && typeof password === 'string') return loginWithPassword(stores, name, password);
	throw new LoginRefusedError('Unrecognized options for login request', 400);
}

function loginAnswer({ user, token }: Login): Answer {
	return new Answer(200, { status: 'success', data: { userId: user._id, authToken: token, me: userView(user) } });
}
