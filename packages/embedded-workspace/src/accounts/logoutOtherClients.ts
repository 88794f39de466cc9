import { setTimeout as pause } from 'timers/promises';

import type { Stores } from '../store/stores';
import { isBefore } from '../version';
import { loginExpirationMs } from './loginExpiration';

/** From this version on the answer counts the Login Expiration in days; before, by mistake, in seconds. */
const expirationFixedIn = '6.11';

/** About what a round trip to the database takes in Rocket.Chat. */
const roundTripMs = 2;

/**
 * Ends all sessions of an authenticated user except the one of `token`. Personal access tokens stay.
 *
 * As in Rocket.Chat this takes several steps, and other calls may run between them. Two clients that call at the same
 * moment can end each other, and both get a 200.
 *
 * `tokenExpires` is ISO 8601. It is empty for a personal access token, and if the caller's own login is gone by now.
 * @throws RangeError (`Invalid time value`) if the setting makes no date. The other sessions are gone by then.
 */
export async function logoutOtherClients(
	stores: Stores,
	{ userId, token, version }: { userId: string; token: string; version: string },
): Promise<{ token: string; tokenExpires: string }> {
	await pause(roundTripMs);
	stores.tokens.removeOthers(userId, token);
	await pause(roundTripMs);
	const madeAt = stores.tokens.find(token)?.madeAt ?? null;
	if (madeAt === null) return { token, tokenExpires: '' };

	const setting = stores.settings.value('Accounts_LoginExpiration');
	const lifetimeMs = isBefore(version, expirationFixedIn) ? Number(setting) * 1000 : loginExpirationMs(setting);
	return { token, tokenExpires: new Date(madeAt + lifetimeMs).toISOString() };
}
