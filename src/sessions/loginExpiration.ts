/**
 * The rule *Accounts > Login Expiration in Days*: how long a login token lives, counted from the moment it was made.
 * Source: the server's own `getLoginExpiration` from 6.11 on; earlier servers answer `users.logoutOtherClients` with
 * seconds in place of days, which is corrected here.
 */

/** What the server takes for anything that is not a number above 0. */
export const defaultLoginExpirationDays = 90;

const second = 1000;
const day = 24 * 60 * 60 * second;

/** Major and minor of a Rocket.Chat release, as `GET /api/info` names it to everyone. */
export interface ServerVersion {
	major: number;
	minor: number;
}

/** Takes the raw setting, whatever it holds, and gives days (a number above 0; fractions are allowed). */
export function loginExpirationDays(rawSetting: unknown): number {
	return typeof rawSetting === 'number' && rawSetting > 0 ? rawSetting : defaultLoginExpirationDays;
}

/** Takes the raw setting and gives the life of a login token in milliseconds. */
export function loginExpirationMs(rawSetting: unknown): number {
	return loginExpirationDays(rawSetting) * day;
}

/** Whether a login token that was made at `madeAt` (epoch ms) has outlived the setting, purged by the workspace or not. */
export function isOutlived(madeAt: number, rawSetting: unknown, now: number): boolean {
	return madeAt + loginExpirationMs(rawSetting) <= now;
}

/** When the login token that expires then was made, epoch ms: using a token does not extend it. */
export function madeAtOf(expires: Date, rawSetting: unknown): number {
	return expires.getTime() - loginExpirationMs(rawSetting);
}

/** Takes `6.5`, `6.5.3` or `8.0.0-rc.1`; undefined for anything else. */
export function parseServerVersion(text: unknown): ServerVersion | undefined {
	const match = typeof text === 'string' ? /^(\d{1,4})\.(\d{1,4})(?:[.-]|$)/.exec(text) : null;
	return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

/** Whether this server's `users.logoutOtherClients` adds the setting in seconds where it means days. */
export function answersInSeconds(version: ServerVersion): boolean {
	return version.major < 6 || (version.major === 6 && version.minor < 11);
}

export interface StatedExpiry {
	/** `tokenExpires` as the workspace answered it. */
	stated: Date;
	/** `Accounts_LoginExpiration` as it stands, unchecked. */
	rawSetting: unknown;
	/** Undefined where the workspace did not tell. */
	version: ServerVersion | undefined;
	now: Date;
}

/**
 * The moment the kept login token really expires.
 *
 * Where the version is unknown, a date no further ahead than the setting in seconds is taken for the seconds bug. A
 * correct server is misread by that only for a login within its last seconds (90 days: its last minute and a half).
 */
export function trueExpiry({ stated, rawSetting, version, now }: StatedExpiry): Date {
	const addedMs = secondsAdded(rawSetting) * second;
	const inSeconds = version ? answersInSeconds(version) : stated.getTime() <= now.getTime() + addedMs;
	if (!inSeconds || Number.isNaN(addedMs)) {
		return stated;
	}
	const madeAt = stated.getTime() - addedMs;
	const expiry = new Date(madeAt + loginExpirationMs(rawSetting));
	// A setting of more days than a date can hold.
	return Number.isNaN(expiry.getTime()) ? stated : expiry;
}

/** The old servers calculate with the setting unchecked, as JavaScript does: "30" counts, null is 0. */
function secondsAdded(rawSetting: unknown): number {
	try {
		return Number(rawSetting);
	} catch {
		// Some objects cannot be made a number, and JavaScript throws.
		return NaN;
	}
}
