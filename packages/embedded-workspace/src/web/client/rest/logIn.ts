import type { Login } from '../session/storedLogin';
import type { Me } from './answers';
import { loginHeaders } from './RestClient';

/** Logs in with a password. @throws with a sentence for the user */
export async function logIn(user: string, password: string): Promise<{ login: Login; me: Me }> {
	const answer = await fetch('/api/v1/login', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ user, password }),
	});
	if (answer.status === 401) throw new Error('User not found or incorrect password');
	if (!answer.ok) throw new Error(`The workspace answered ${answer.status}. Try again later.`);
	const { data } = (await answer.json()) as { data: Login & { me: Me } };
	return { login: { userId: data.userId, authToken: data.authToken }, me: data.me };
}

/** Returns the user of a login, `undefined` if the workspace no longer accepts it. @throws if it cannot be asked */
export async function resume(login: Login): Promise<Me | undefined> {
	const answer = await fetch('/api/v1/me', { headers: loginHeaders(login) });
	if (answer.status === 401) return undefined;
	if (!answer.ok) throw new Error(`The workspace answered ${answer.status}. Reload the page to try again.`);
	return (await answer.json()) as Me;
}
