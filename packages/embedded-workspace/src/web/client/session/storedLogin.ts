import { stringifySetCookie } from 'cookie';

/** A login of this browser profile. */
export interface Login {
	userId: string;
	authToken: string;
}

/** Rocket.Chat's client keeps its login under these names. */
const userIdKey = 'Meteor.userId';
const tokenKey = 'Meteor.loginToken';

/** Returns the login to resume, as the last page of this profile left it. */
export function storedLogin(): Login | undefined {
	const userId = localStorage.getItem(userIdKey);
	const authToken = localStorage.getItem(tokenKey);
	return userId && authToken ? { userId, authToken } : undefined;
}

/** Stores a login, and writes the two cookies that identify the user when images and downloads are requested. */
export function storeLogin({ userId, authToken }: Login): void {
	localStorage.setItem(userIdKey, userId);
	localStorage.setItem(tokenKey, authToken);
	writeCookie('rc_uid', userId);
	writeCookie('rc_token', authToken);
}

/**
 * Forgets a login, unless another tab has logged in since. The cookies stay: Rocket.Chat never clears them, so apps
 * must cope with stale ones.
 */
export function forgetLogin({ authToken }: Login): void {
	if (localStorage.getItem(tokenKey) !== authToken) return;
	localStorage.removeItem(userIdKey);
	localStorage.removeItem(tokenKey);
}

function writeCookie(name: string, value: string): void {
	const secure = location.protocol === 'https:';
	document.cookie = stringifySetCookie({ name, value, path: '/', sameSite: 'lax', secure });
}
