import type { RequestHandler, Response } from 'express';
import type { IncomingHttpHeaders } from 'http';

import { findValidToken } from '../accounts/tokens';
import { NotLoggedInError, WorkspaceError } from './errors';
import type { Stores } from '../stores';
import type { WorkspaceUser } from '../accounts/users';

/** Who makes a request, and with which login token or personal access token. */
export interface Caller {
	user: WorkspaceUser;
	/** The raw token, as it was sent. */
	token: string;
}

/**
 * Returns the caller by `x-user-id` and `x-auth-token`; `undefined` if one is missing or wrong, they do not belong together,
 * the token is expired or the user inactive. Cookies never count.
 */
export function authenticate(stores: Stores, headers: IncomingHttpHeaders): Caller | undefined {
	const userId = headers['x-user-id'];
	const token = headers['x-auth-token'];
	if (typeof userId !== 'string' || typeof token !== 'string') {
		return undefined;
	}
	if (findValidToken(stores, token)?.userId !== userId) {
		return undefined;
	}
	const user = stores.users.findById(userId);
	return user?.active ? { user, token } : undefined;
}

/** Lets only authenticated callers through; handlers behind it get them with `callerOf`. */
export function requireLogin(stores: Stores): RequestHandler {
	return (req, res, next) => {
		const caller = authenticate(stores, req.headers);
		if (!caller) {
			return next(new NotLoggedInError());
		}
		res.locals.caller = caller;
		next();
	};
}

/** Behind `requireLogin`: lets only administrators through. */
export const requireAdmin: RequestHandler = (_req, res, next) =>
	next(isAdmin(callerOf(res)) ? undefined : new WorkspaceError(notAuthorized, 'error-unauthorized'));

const notAuthorized = 'User does not have the permissions required for this action';

/** Returns the caller that `requireLogin` let through. */
export function callerOf(res: Response): Caller {
	return res.locals.caller as Caller;
}

export function isAdmin(caller: Caller): boolean {
	return caller.user.roles.includes('admin');
}
