import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import { dropEngineLines } from '../security/redactRequestLog';
import type { Services, Stored } from '../services';

/**
 * A user has logged in (password, OAuth, LDAP, SAML, REST; not by resuming a session): one record in the login ledger.
 * Never throws: a ledger must not stand in the way of a login.
 *
 * @param context the user, on some servers as the raw document with `_id` in place of `id`
 */
export async function noteLogin(
	context: unknown,
	services: Services,
	stored: Stored & { log: ILogger },
): Promise<void> {
	// Otherwise each login of anybody would be an entry of the app log, and hide those that matter.
	dropEngineLines(stored.log);
	try {
		const userId = userIdOf(context);
		if (userId !== undefined) {
			await services.loginLedger(stored).append(userId);
		}
	} catch (error) {
		stored.log.error(`login not noted: ${error instanceof Error ? error.message : 'unknown error'}`);
	}
}

function userIdOf(context: unknown): string | undefined {
	const { id, _id } = (context ?? {}) as { id?: unknown; _id?: unknown };
	const userId = id ?? _id;
	return typeof userId === 'string' && userId !== '' ? userId : undefined;
}
