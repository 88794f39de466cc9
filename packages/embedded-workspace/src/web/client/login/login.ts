import { stringifySetCookie } from 'cookie';

import type { Me } from '../rest';
import { loginHeaders } from '../rest';

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
	if (localStorage.getItem(tokenKey) !== authToken) {
		return;
	}
	localStorage.removeItem(userIdKey);
	localStorage.removeItem(tokenKey);
}

function writeCookie(name: string, value: string): void {
	const secure = location.protocol === 'https:';
	document.cookie = stringifySetCookie({ name, value, path: '/', sameSite: 'lax', secure });
}

/** Logs in with a password. @throws with a sentence for the user */
export async function logIn(user: string, password: string): Promise<{ login: Login; me: Me }> {
	const answer = await fetch('/api/v1/login', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ user, password }),
	});
	if (answer.status === 401) {
		throw new Error('User not found or incorrect password');
	}
	if (!answer.ok) {
		throw new Error(`The workspace answered ${answer.status}. Try again later.`);
	}
	const { data } = (await answer.json()) as { data: Login & { me: Me } };
	return { login: { userId: data.userId, authToken: data.authToken }, me: data.me };
}

/** Returns the user of a login, `undefined` if the workspace no longer accepts it. @throws if it cannot be asked */
export async function resume(login: Login): Promise<Me | undefined> {
	const answer = await fetch('/api/v1/me', { headers: loginHeaders(login) });
	if (answer.status === 401) {
		return undefined;
	}
	if (!answer.ok) {
		throw new Error(`The workspace answered ${answer.status}. Reload the page to try again.`);
	}
	return (await answer.json()) as Me;
}
