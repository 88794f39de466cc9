import { ForbiddenError, WorkspaceError } from '../http/errors';
import type { Fields } from '../http/requests';
import { fieldsOf, optionalText, requiredBoolean, requiredText } from '../http/requests';
import type { ApiRoutes } from '../http/routes';
import { adminOnly, loggedIn } from '../http/routes';
import type { Stores } from '../stores';
import type { WorkspaceUser } from './users';
import { createUser, deleteUser, setActive } from './users';

/** Users: to make, look up, set up, log out, deactivate and delete them. */
export function userRoutes(stores: Stores, passwordRounds: number): ApiRoutes {
	return {
		'users.create': {
			POST: adminOnly(async ({ body }) => {
				const wanted = {
					username: requiredText(body, 'username'),
					name: requiredText(body, 'name'),
					email: requiredText(body, 'email'),
					password: requiredText(body, 'password'),
					roles: rolesOf(body),
				};
				return { user: userView(await createUser(stores, wanted, passwordRounds)) };
			}),
		},
		'users.info': { GET: loggedIn(({ query }) => ({ user: userView(namedUser(stores, query)) })) },
		'users.setPreferences': {
			POST: loggedIn(({ caller: { user }, body }) => {
				const language = optionalText(fieldsOf(body.data), 'language');
				const settings = { preferences: { ...user.settings.preferences, ...(language !== undefined && { language }) } };
				stores.users.update({ ...user, settings });
				return { user: { _id: user._id, settings } };
			}),
		},
		'users.setActiveStatus': {
			POST: adminOnly(({ body }) => {
				const active = requiredBoolean(body, 'activeStatus');
				const user = setActive(stores, namedUser(stores, body), active);
				return { user: { _id: user._id, active: user.active } };
			}),
		},
		'users.logout': {
			POST: loggedIn(({ caller, body }) => {
				const userId = optionalText(body, 'userId') || caller.user._id;
				const isAllowed = userId === caller.user._id || stores.permissions.isGranted('logout-other-user', caller.user);
				if (!isAllowed) {
					throw new ForbiddenError();
				}
				// As in Rocket.Chat, a user that does not exist is logged out too.
				stores.tokens.removeAllOf(userId);
				return { message: `User ${userId} has been logged out!` };
			}),
		},
		'users.delete': {
			POST: adminOnly(({ body }) => {
				deleteUser(stores, namedUser(stores, body));
				return { deletedRooms: [] };
			}),
		},
	};
}

function rolesOf({ roles = ['user'] }: Fields): string[] {
	if (Array.isArray(roles) && roles.every((role) => typeof role === 'string')) {
		return roles as string[];
	}
	throw new WorkspaceError('must be array of strings: roles', 'invalid-params');
}

/** Returns a user as the REST API shows them. */
export function userView(user: WorkspaceUser): object {
	const { _id, createdAt, username, name, emails, type, active, roles, utcOffset, settings } = user;
	return { _id, createdAt, username, name, emails, type, status: 'online', active, roles, utcOffset, settings };
}

/** Returns the user that `userId` or `username` names. @throws WorkspaceError if there is none. */
export function namedUser(stores: Stores, fields: Fields): WorkspaceUser {
	const userId = optionalText(fields, 'userId');
	const username = optionalText(fields, 'username');
	if (!userId && !username) {
		throw new WorkspaceError(
			'The required "userId" or "username" param was not provided',
			'error-user-param-not-provided',
		);
	}
	const user = userId ? stores.users.findById(userId) : stores.users.findByUsername(username ?? '');
	if (user) {
		return user;
	}
	throw new WorkspaceError(
		'The required "userId" or "username" param provided does not match any users',
		'error-invalid-user',
	);
}
