import { NotLoggedInError } from '../errors';
import { inTransaction } from '../store/Store';
import type { Stores } from '../store/stores';
import { isBefore } from '../version';
import { loginExpirationMs } from './loginExpiration';

/** From this version on the answer counts the Login Expiration in days; before, by mistake, in seconds. */
const expirationFixedIn = '6.11';

/**
 * Ends all sessions of a user but the one of `token`; personal access tokens stay.
 *
 * `tokenExpires` is ISO 8601, or empty where `token` is a personal access token.
 * @throws NotLoggedInError where the token went meanwhile: of two clients that call at once, one stays.
 * @throws RangeError (`Invalid time value`) on old versions where the setting makes no date; the others are gone then.
 */
export function logoutOtherClients(
	stores: Stores,
	{ userId, token, version }: { userId: string; token: string; version: string },
): { token: string; tokenExpires: string } {
	const kept = inTransaction(stores.db, () => {
		const entry = stores.tokens.find(token);
		if (!entry) throw new NotLoggedInError();
		stores.tokens.removeOthers(userId, token);
		return entry;
	});
	if (kept.madeAt === null) return { token, tokenExpires: '' };

	const setting = stores.settings.value('Accounts_LoginExpiration');
	const lifetimeMs = isBefore(version, expirationFixedIn) ? Number(setting) * 1000 : loginExpirationMs(setting);
	return { token, tokenExpires: new Date(kept.madeAt + lifetimeMs).toISOString() };
}
