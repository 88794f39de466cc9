import type { Credentials, LogoutBody, WorkspaceClient } from '../../workspace/client';
import { demoUser } from './demoUser';
import { tableOf } from './table';

export interface ShownJob {
	/** Ready to print. */
	table: string;
	/** The asking client stayed, all others went, and the answer says so. */
	isDone: boolean;
	/** The client that stayed. */
	kept: Credentials;
}

const clientNames = ['Laptop (asks)', 'Phone', 'Shared PC'];

/** Logs three clients of the demo user in, calls the app's endpoint as the first, and tells which of them are valid. */
export async function showJob(rest: WorkspaceClient, appId: string): Promise<ShownJob> {
	const user = await demoUser(rest);
	const clients = await Promise.all(clientNames.map(() => rest.login(user.username, user.password)));
	const before = await validity(rest, clients);
	const answer = await rest.call<LogoutBody>('POST', `/api/apps/public/${appId}/users.logoutOtherClients`, {
		creds: clients[0],
	});
	const after = await validity(rest, clients);
	const rows = clientNames.map((name, index) => [
		name,
		before[index] ? 'valid' : 'logged out',
		after[index] ? 'valid' : 'logged out',
		after[index] ? (answer.body.tokenExpires ?? 'unknown') : '-',
	]);
	return {
		table: `${tableOf(['Client', 'before', 'after', 'valid until'], rows)}\nThe endpoint answered ${answer.status}.\n`,
		isDone: answer.status === 200 && before.every(Boolean) && after[0] && !after[1] && !after[2],
		kept: clients[0],
	};
}

async function validity(rest: WorkspaceClient, clients: Credentials[]): Promise<boolean[]> {
	const answers = await Promise.all(clients.map((creds) => rest.me(creds)));
	return answers.map(({ status }) => status === 200);
}
