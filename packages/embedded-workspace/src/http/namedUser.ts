import { WorkspaceError } from '../errors';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';
import type { Fields } from './fields';
import { optionalText } from './fields';

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
	if (user) return user;
	throw new WorkspaceError(
		'The required "userId" or "username" param provided does not match any users',
		'error-invalid-user',
	);
}
