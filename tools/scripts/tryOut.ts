import type { Credentials, LogoutBody, WorkspaceClient } from 'embedded-workspace';
import { endpointPath } from '../harness/appWorkspace';
import { tableOf } from './print';

const user = { username: 'demo', password: 'demo' };
const clientNames = ['Laptop (asks)', 'Phone', 'Shared PC'];

/**
 * Logs in three clients of a demo user and logs out two of them by the app's endpoint, called by the first. Returns what became
 * of each, ready to print, and whether the first stayed, all others went, and the answer says so.
 */
export async function showLogout(rest: WorkspaceClient): Promise<{ table: string; isDone: boolean }> {
	await makeDemoUser(rest);
	const clients = await Promise.all(clientNames.map(() => rest.login(user.username, user.password)));
	const before = await validity(rest, clients);
	const answer = await rest.call<LogoutBody>('POST', endpointPath, { creds: clients[0] });
	const after = await validity(rest, clients);
	const rows = clientNames.map((name, index) => [
		name,
		before[index] ? 'logged in' : 'logged out',
		after[index] ? 'logged in' : 'logged out',
		after[index] ? (answer.body.tokenExpires ?? 'unknown') : '',
	]);
	return {
		table: tableOf(['Client', 'Before', 'After', 'Valid until'], rows),
		isDone: answer.status === 200 && before.every(Boolean) && after[0] && !after[1] && !after[2],
	};
}

/** Returns three things to try, a line each. */
export function whatToTry(url: string): string[] {
	const body = JSON.stringify({ user: user.username, password: user.password });
	const login = `curl -s ${url}/api/v1/login -H 'Content-Type: application/json' -d '${body}'`;
	return [
		`In chat: log in at ${url} as ${user.username} / ${user.password}, also in a private window, and type /logout-others`,
		`As administrator: log in as admin / admin and type /logout-others status`,
		`As a script: ${login}, then POST ${endpointPath} with X-User-Id and X-Auth-Token`,
	];
}

/** The user is there already if the data folder was used before. */
async function makeDemoUser(rest: WorkspaceClient): Promise<void> {
	const admin = await rest.login('admin', 'admin');
	const { status } = await rest.call('GET', `/api/v1/users.info?username=${user.username}`, { creds: admin });
	if (status !== 200) {
		await rest.createUser(user.username, user.password);
	}
}

async function validity(rest: WorkspaceClient, clients: Credentials[]): Promise<boolean[]> {
	const answers = await Promise.all(clients.map((creds) => rest.me(creds)));
	return answers.map(({ status }) => status === 200);
}
