import type { Login, UserSelector } from '../../accounts/login';
import { loginWithPassword, resumeLogin } from '../../accounts/login';
import type { SentPassword } from '../../accounts/passwords';
import { LoginRefusedError } from '../../errors';
import type { Stores } from '../../store/stores';
import type { ApiCall, ApiRoutes } from '../ApiRoute';
import { Answer, loggedIn, open } from '../ApiRoute';
import type { Fields } from '../fields';
import { fieldsOf } from '../fields';
import { ownView } from '../userView';

/**
 * `login`, `logout` and `me`.
 * @param userLoggedIn Called with the id of each user who logs in by password. The login waits for it. Resuming a session
 *   is no such login.
 */
export function loginRoutes(stores: Stores, userLoggedIn: (userId: string) => Promise<void>): ApiRoutes {
	const logout = ({ caller }: ApiCall): Answer => {
		stores.tokens.remove(caller.token);
		// Only the logout over DDP does that in Rocket.Chat; clients of this workspace have no other logout than this one.
		stores.sessions.loggedOut(caller.token);
		return new Answer(200, { status: 'success', data: { message: "You've been logged out!" } });
	};
	return {
		login: {
			POST: open(async ({ body }) => {
				if (typeof body.resume === 'string') return loginAnswer(stores, resumeLogin(stores, body.resume));
				const login = await passwordLogin(stores, body);
				await userLoggedIn(login.user._id);
				return loginAnswer(stores, login);
			}),
		},
		logout: { POST: loggedIn(logout), GET: loggedIn(logout) },
		me: { GET: loggedIn(({ caller }) => ownView(caller.user, stores.settings.value('Site_Url'))) },
	};
}

async function passwordLogin(stores: Stores, body: Fields): Promise<Login> {
	const selector = selectorOf(body);
	const password = passwordOf(body.password);
	if (selector && password !== undefined) return loginWithPassword(stores, selector, password);
	throw new LoginRefusedError('Unrecognized options for login request', 400);
}

/** Returns who logs in: `user` is a username, an email address or an object with either; `username` and `email` work too. */
function selectorOf({ user, username, email }: Fields): UserSelector | undefined {
	if (typeof user === 'string') return user.includes('@') ? { email: user } : { username: user };
	const named = typeof user === 'object' ? fieldsOf(user) : { username, email };
	if (typeof named.username === 'string') return { username: named.username };
	return typeof named.email === 'string' ? { email: named.email } : undefined;
}

function passwordOf(password: unknown): SentPassword | undefined {
	if (typeof password === 'string') return password;
	const { digest } = fieldsOf(password);
	return typeof digest === 'string' ? { digest } : undefined;
}

function loginAnswer(stores: Stores, login: Login): Answer {
	const me = ownView(login.user, stores.settings.value('Site_Url'));
	return new Answer(200, { status: 'success', data: { userId: login.user._id, authToken: login.token, me } });
}
