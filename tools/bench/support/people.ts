import type { AppWorkspace } from '../../harness/appWorkspace';
import type { Credentials } from '../../workspace/client';
import { defaultPassword } from '../../workspace/client';
import { inParallel } from './inParallel';

/** A logged-in client somewhere in the world, with an address of its own. */
export interface Client {
	user: number;
	creds: Credentials;
	/** As the proxy in front of the workspace reports it. */
	address: string;
}

/** Makes users and logs clients of each of them in, a few at a time. */
export async function makeClients(rest: AppWorkspace, users: number, clientsEach: number): Promise<Client[]> {
	const made = await inParallel(8, range(users), async (user) => {
		const username = `user${user}`;
		await rest.createUser(username);
		return Promise.all(range(clientsEach).map((index) => logIn(rest, user, username, user * clientsEach + index)));
	});
	return made.flat();
}

async function logIn(rest: AppWorkspace, user: number, username: string, index: number): Promise<Client> {
	const address = addressOf(index);
	const { status, body } = await rest.call<{ data: Credentials }>('POST', '/api/v1/login', {
		headers: { 'x-real-ip': address },
		body: { user: username, password: defaultPassword },
	});
	if (status !== 200) throw new Error(`${username} could not log in: ${status}`);
	const { userId, authToken } = body.data;
	return { user, creds: { userId, authToken }, address };
}

/** Whether the workspace still takes the client's login token. */
export async function isLoggedIn(rest: AppWorkspace, { creds, address }: Client): Promise<boolean> {
	const { status } = await rest.call('GET', '/api/v1/me', { creds, headers: { 'x-real-ip': address } });
	return status === 200;
}

function addressOf(index: number): string {
	return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

export function range(length: number): number[] {
	return Array.from({ length }, (_, index) => index);
}
