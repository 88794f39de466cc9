import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import { connectLive } from '../support/liveEvents';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

describe('two processes on one data folder', () => {
	let dataFolder: string;
	let processes: WorkspaceProcess[];
	let one: WorkspaceClient;
	let two: WorkspaceClient;

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
		// Both at once, on a folder that neither has prepared.
		processes = await Promise.all([startWorkspaceProcess({ dataFolder }), startWorkspaceProcess({ dataFolder })]);
		[one, two] = processes.map(({ url }) => client(url)) as [WorkspaceClient, WorkspaceClient];
		await one.createUser('ola');
	});
	afterAll(async () => {
		await Promise.all(processes.map((each) => each.stop()));
		await rm(dataFolder, { recursive: true, force: true });
	});

	it('are one workspace: a login in one is a login in the other', async () => {
		const creds = await one.login('ola', defaultPassword);
		expect((await two.me(creds)).body).toMatchObject({ username: 'ola' });
	});

	it('log out a session of one through the other, at once', async () => {
		const [kept, gone] = [await one.login('ola', defaultPassword), await two.login('ola', defaultPassword)];
		const live = await connectLive(two.url, gone);
		await live.next();

		expect((await one.logoutOtherClients(kept)).status).toBe(200);

		expect((await two.me(gone)).status).toBe(401);
		expect((await two.me(kept)).status).toBe(200);
		expect(await live.next()).toMatchObject({ event: 'logout' });
	});

	// As on a real server, two calls that cross may end both sessions.
	it('leave at most one session if clients of both call at once, one that was told 200', async () => {
		for (let round = 0; round < 10; round++) {
			const callers = await Promise.all(
				[one, two, one, two].map(async (api) => ({ api, creds: await api.login('ola', defaultPassword) })),
			);
			const answers = await Promise.all(callers.map(({ api, creds }) => api.logoutOtherClients(creds)));
			const alive = await Promise.all(callers.map(({ api, creds }) => api.me(creds)));

			const survivors = answers.filter((_, index) => alive[index]?.status === 200);
			expect([[], [200]]).toContainEqual(survivors.map(({ status }) => status));
			for (const { status } of answers) expect([200, 401]).toContain(status);
		}
	});

	it('bring what happens in one to the clients connected to the other', async () => {
		const [sender, reader] = [await one.login('ola', defaultPassword), await two.login('admin', 'admin')];
		const live = await connectLive(two.url, reader);
		await live.next();
		const message = { rid: 'GENERAL', msg: 'from the other side' };
		await one.call('POST', '/api/v1/chat.sendMessage', { creds: sender, body: { message } });
		expect(await live.next()).toMatchObject({ event: 'message', data: { msg: 'from the other side' } });
		await live.close();
	});

	it('make users at the same time without losing one from #general', async () => {
		const names = Array.from({ length: 10 }, (_, index) => `user${index}`);
		await Promise.all(names.map((name, index) => (index % 2 === 0 ? one : two).createUser(name)));
		const creds = await one.login('admin', 'admin');
		const rooms = await two.call<{ update: { usernames: string[] }[] }>('GET', '/api/v1/rooms.get', { creds });
		expect(rooms.body.update[0]?.usernames).toEqual(expect.arrayContaining(names));
	});
});
