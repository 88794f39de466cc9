import { connectLive } from '../src/testing';
import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace, testWorkspaceOf } from './support/workspace';
import { startWorkspaceProcess } from '../src/index';

/** Two instances of one workspace. The first one is shared with other tests. */
let one: TestWorkspace;
let two: TestWorkspace;
beforeAll(async () => {
	one = await sharedWorkspace();
	two = await testWorkspaceOf(await startWorkspaceProcess({ dataFolder: one.process.dataFolder }));
});
afterAll(() => two?.process.stop());

const runAt = async (instance: TestWorkspace, params: string): Promise<void> => {
	const body = { command: 'probe', roomId: 'GENERAL', params };
	const { status } = await instance.call('POST', '/api/v1/commands.run', { creds: one.admin, body });
	expect(status).toBe(200);
};

it('instances relay ephemeral messages to each other, unless that is switched off', async () => {
	const live = await connectLive(one.url, one.admin);
	await live.next();
	await runAt(two, 'relayed');
	expect(await live.next()).toMatchObject({ event: 'ephemeral-message', data: { msg: 'relayed in general' } });

	const body = { enabled: false };
	await one.call('POST', '/workspace/relay-ephemeral-messages', { creds: one.admin, body });
	await runAt(two, 'lost');
	await two.call('POST', '/api/v1/chat.postMessage', {
		creds: one.admin,
		body: { roomId: 'GENERAL', text: 'still relayed' },
	});
	await runAt(one, 'local');

	expect(await live.next()).toMatchObject({ event: 'message', data: { msg: 'still relayed' } });
	expect(await live.next()).toMatchObject({ event: 'ephemeral-message', data: { msg: 'local in general' } });
	await live.close();
});
