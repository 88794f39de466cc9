import { WorkspaceError } from '../errors';
import { joinGeneral } from '../rooms/generalRoom';
import { randomId } from '../store/ids';
import { inTransaction } from '../store/Store';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';
import { hashPassword } from './passwords';

export interface NewUser {
	username: string;
	name: string;
	email: string;
	password: string;
	roles: string[];
}

/**
 * Makes a user who can log in, and lets them join #general.
 * @throws WorkspaceError if the username is not valid, or username or email address is taken.
 */
export async function createUser(stores: Stores, wanted: NewUser, passwordRounds: number): Promise<WorkspaceUser> {
	if (!/^[0-9a-zA-Z-_.]+$/.test(wanted.username)) {
		const rule = 'use only letters, numbers, dots, hyphens and underscores';
		throw new WorkspaceError(`${wanted.username} is not a valid username, ${rule}`, 'error-invalid-username');
	}
	const hash = await hashPassword(wanted.password, passwordRounds);
	const user = userDocument(wanted);
	inTransaction(stores.db, () => {
		refuseTaken(stores, wanted);
		stores.users.insert(user, hash);
		joinGeneral(stores, user.username);
	});
	return user;
}

function userDocument(wanted: NewUser): WorkspaceUser {
	return {
		_id: randomId(),
		username: wanted.username,
		name: wanted.name,
		type: 'user',
		active: true,
		roles: wanted.roles,
		emails: [{ address: wanted.email, verified: false }],
		utcOffset: 0,
		createdAt: new Date().toISOString(),
		settings: { preferences: {} },
	};
}

function refuseTaken(stores: Stores, { username, email }: NewUser): void {
	const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
	const others = stores.users.all();
	if (others.some((other) => same(other.username, username))) {
		throw new WorkspaceError(`${username} is already in use :(`, 'error-field-unavailable');
	}
	if (others.some((other) => other.emails.some(({ address }) => same(address, email)))) {
		throw new WorkspaceError(`${email} is already in use :(`, 'error-field-unavailable');
	}
}
