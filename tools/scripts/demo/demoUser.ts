import type { WorkspaceClient } from '../../workspace/client';

export interface DemoUser {
	username: string;
	password: string;
}

/** The user to try the app with; made at the first start, there at the next ones. */
export async function demoUser(rest: WorkspaceClient): Promise<DemoUser> {
	const user = { username: 'demo', password: 'demo' };
	const admin = await rest.login('admin', 'admin');
	const { status } = await rest.call('GET', `/api/v1/users.info?username=${user.username}`, { creds: admin });
	if (status !== 200) {
		await rest.createUser(user.username, user.password);
	}
	return user;
}
