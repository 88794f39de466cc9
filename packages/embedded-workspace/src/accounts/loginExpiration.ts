import type { LoginToken } from '../store/LoginTokenStore';
import type { Stores } from '../store/stores';

const dayMs = 24 * 60 * 60 * 1000;
const defaultDays = 90;

/** Returns how long a login token lives, in ms, from `Accounts_LoginExpiration`: days, and 90 of them for all but a number > 0. */
export function loginExpirationMs(setting: unknown): number {
	return (typeof setting === 'number' && setting > 0 ? setting : defaultDays) * dayMs;
}

/**
 * Returns the stored entry of a raw token that still opens the workspace: known and not expired. A token lives from the moment
 * it was made, using it does not extend that; personal access tokens have no such moment and never expire.
 */
export function findValidToken(stores: Stores, token: string): LoginToken | undefined {
	const entry = stores.tokens.find(token);
	if (!entry || entry.madeAt === null) return entry;
	const expiresAt = entry.madeAt + loginExpirationMs(stores.settings.value('Accounts_LoginExpiration'));
	return expiresAt > Date.now() ? entry : undefined;
}
