import type { EpochMs } from '../lib/time';

/**
 * The rule of *Accounts > Login Expiration in Days*: how long a login token lives after it was made.
 * Source: Rocket.Chat's own `getLoginExpiration` from 6.11 on. Earlier versions answer `users.logoutOtherClients` with
 * seconds instead of days, which is corrected here.
 */

const secondMs = 1000;
const dayMs = 24 * 60 * 60 * secondMs;

/** Returns the days (above 0, fractions allowed) as Rocket.Chat reads the raw setting: 90 for anything but a number above 0. */
export function loginExpirationDays(rawSetting: unknown): number {
	return typeof rawSetting === 'number' && rawSetting > 0 ? rawSetting : 90;
}

/** Returns the life of a login token in milliseconds. */
export function loginExpirationMs(rawSetting: unknown): number {
	return loginExpirationDays(rawSetting) * dayMs;
}

/**
 * Returns whether `users.logoutOtherClients` of this version adds the setting in seconds instead of days.
 * @param version as `GET /api/info` names it, e.g. `6.5` or `8.0.0-rc.1`; undefined for anything else
 */
export function answersInSeconds(version: string | undefined): boolean | undefined {
	const [, major, minor] = /^(\d{1,4})\.(\d{1,4})(?:[.-]|$)/.exec(version ?? '')?.map(Number) ?? [];
	return major === undefined ? undefined : major < 6 || (major === 6 && minor < 11);
}

/**
 * Returns when the kept login token really expires.
 *
 * If the version is unknown, a date no further ahead than the setting in seconds is taken for the seconds bug. That misreads a
 * correct date only for a login in its last seconds (90 days: the last minute and a half).
 * @param stated `tokenExpires` as the workspace answered
 */
export function trueExpiry(stated: Date, isInSeconds: boolean | undefined, rawSetting: unknown, now: EpochMs): Date {
	const addedMs = secondsAdded(rawSetting) * secondMs;
	if (!(isInSeconds ?? stated.getTime() <= now + addedMs) || Number.isNaN(addedMs)) {
		return stated;
	}
	const expiry = new Date(stated.getTime() - addedMs + loginExpirationMs(rawSetting));
	// More days than a date can hold.
	return Number.isNaN(expiry.getTime()) ? stated : expiry;
}

/**
 * Returns what is wrong with the raw setting on a version of Rocket.Chat: it `breaks` (the workspace logs others out, then fails to compute a
 * date and answers 400), or is `odd` (no whole number above 0: versions differ in what they make of it).
 */
export function checkLoginExpiration(
	raw: unknown,
	version: string | undefined,
	now: EpochMs,
): 'breaks' | 'odd' | undefined {
	const addedMs = answersInSeconds(version) ? secondsAdded(raw) * secondMs : loginExpirationMs(raw);
	if (Number.isNaN(new Date(now + addedMs).getTime())) {
		return 'breaks';
	}
	return typeof raw === 'number' && raw > 0 && Number.isInteger(raw) ? undefined : 'odd';
}

/** Old versions calculate with the setting unchecked, as JavaScript does: "30" counts, null is 0. */
function secondsAdded(rawSetting: unknown): number {
	try {
		return Number(rawSetting);
	} catch {
		// Some objects cannot become a number, and JavaScript throws.
		return NaN;
	}
}
