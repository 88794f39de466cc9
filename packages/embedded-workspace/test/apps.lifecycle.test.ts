import { randomUUID } from 'crypto';

import { probeAppId } from './support/probeApp/packProbeApp';
import type { TestWorkspace } from './support/workspace';
import { startTestWorkspace, uploadProbeApp } from './support/workspace';
import type { JsonObject } from '../src/index';
import { defaultPassword } from '../src/index';
import { until } from '../src/testing';

let workspace: TestWorkspace;
beforeAll(async () => {
	workspace = await startTestWorkspace({ version: '8.3' });
});
afterAll(() => workspace.process.stop());

it('an updated app is gone until half a second after the upload was answered', async () => {
	expect((await workspace.probe('GET', 'noop')).status).toBe(200);
	expect((await uploadProbeApp(workspace, { update: true })).status).toBe(200);
	const answeredAt = Date.now();
	expect((await workspace.probe('GET', 'noop')).status).toBe(404);
	const shown = await workspace.call<{ app: JsonObject }>('GET', `/api/apps/${probeAppId}`, { creds: workspace.admin });
	expect(shown.body.app.status).toBe('constructed');

	await until(async () => (await workspace.probe('GET', 'noop')).status === 200);
	expect(Date.now() - answeredAt).toBeGreaterThan(400);
});

it('an app finds users by the exact name only, which nobody else can take in other letters', async () => {
	const username = `Max-${randomUUID()}`;
	await workspace.createUser(username);
	await expect(workspace.createUser(username.toLowerCase())).rejects.toThrow('already in use');
	const send = (to: string) => workspace.probe('POST', 'direct-message', { body: { username: to, text: 'hello' } });
	expect((await send(username.toLowerCase())).status).toBe(404);
	expect((await send(username)).status).toBe(200);
});

it('uninstalling an app removes its user and all its messages, and no others', async () => {
	const { username } = await workspace.createUser(`zoe-${randomUUID()}`);
	const creds = await workspace.login(username, defaultPassword);
	const { body } = await workspace.probe('POST', 'direct-message', { body: { username, text: 'from the app' } });
	await workspace.probe('POST', 'message', { body: { roomId: 'GENERAL', text: 'from the app' } });
	const post = { roomId: 'GENERAL', text: 'from a person' };
	await workspace.call('POST', '/api/v1/chat.postMessage', { creds, body: post });
	const textsIn = async (roomId: string): Promise<string[]> => {
		const path = `/api/v1/channels.messages?roomId=${roomId}`;
		const { messages } = (await workspace.call<{ messages?: { msg: string }[] }>('GET', path, { creds })).body;
		return messages?.map(({ msg }) => msg) ?? [];
	};
	expect(await textsIn(String(body.roomId))).toEqual(['from the app']);
	expect(await textsIn('GENERAL')).toEqual(['from a person', 'from the app']);

	await workspace.call('DELETE', `/api/apps/${probeAppId}`, { creds: workspace.admin });

	expect(await textsIn(String(body.roomId))).toEqual([]);
	expect(await textsIn('GENERAL')).toEqual(['from a person']);
	const bot = await workspace.call('GET', '/api/v1/users.info?username=probe.bot', { creds });
	expect(bot.status).toBe(400);
	const rooms = await workspace.call<{ update: JsonObject[] }>('GET', '/api/v1/rooms.get', { creds });
	expect(rooms.body.update.map(({ _id }) => _id)).toEqual(['GENERAL']);
});
