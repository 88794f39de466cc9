import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import { connectLive } from '../support/liveEvents';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

let workspace: WorkspaceProcess;
let api: WorkspaceClient;
let kim: Credentials;
let lou: Credentials;

beforeAll(async () => {
	workspace = await startWorkspaceProcess();
	api = client(workspace.url);
	for (const username of ['kim', 'lou', 'max']) await api.createUser(username);
	kim = await api.login('kim', defaultPassword);
	lou = await api.login('lou', defaultPassword);
});
afterAll(() => workspace.stop());

const messagesOf = async (path: string, creds: Credentials) => {
	const { body } = await api.call<{ messages: { msg: string; u: { username: string } }[] }>('GET', path, { creds });
	return body.messages.map(({ msg, u }) => `${u.username}: ${msg}`);
};

it('puts every new user into #general, where all see what one says', async () => {
	const rooms = await api.call<{ update: { _id: string; name: string }[] }>('GET', '/api/v1/rooms.get', { creds: kim });
	expect(rooms.body.update).toEqual([expect.objectContaining({ _id: 'GENERAL', name: 'general', t: 'c' })]);

	await api.call('POST', '/api/v1/chat.sendMessage', {
		creds: kim,
		body: { message: { rid: 'GENERAL', msg: 'first' } },
	});
	await api.call('POST', '/api/v1/chat.postMessage', { creds: lou, body: { channel: '#general', text: 'second' } });

	expect(await messagesOf('/api/v1/channels.messages?roomId=GENERAL', kim)).toEqual(['lou: second', 'kim: first']);
});

it('keeps a direct message between its two members, in one room whoever asks', async () => {
	const create = (creds: Credentials, username: string) =>
		api.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', { creds, body: { username } });
	const roomId = (await create(kim, 'lou')).body.room._id;
	expect((await create(lou, 'kim')).body.room._id).toBe(roomId);

	await api.call('POST', '/api/v1/chat.postMessage', { creds: kim, body: { roomId, text: 'just us' } });
	expect(await messagesOf(`/api/v1/im.messages?roomId=${roomId}`, lou)).toEqual(['kim: just us']);

	const max = await api.login('max', defaultPassword);
	const refused = await api.call('GET', `/api/v1/im.messages?roomId=${roomId}`, { creds: max });
	expect(refused).toMatchObject({ status: 400, body: { errorType: 'error-room-not-found' } });
});

describe('live events', () => {
	const say = (msg: string) =>
		api.call('POST', '/api/v1/chat.sendMessage', { creds: kim, body: { message: { rid: 'GENERAL', msg } } });

	it('bring messages to those who are connected', async () => {
		const live = await connectLive(api.url, lou);
		expect(await live.next()).toMatchObject({ event: 'ready' });
		await say('hello');
		expect(await live.next()).toMatchObject({ event: 'message', data: { msg: 'hello', u: { username: 'kim' } } });
		await live.close();
	});

	it('lose nothing when a connection breaks and comes back', async () => {
		const first = await connectLive(api.url, lou);
		const { id } = await first.next();
		await first.close();
		await say('while away');

		const second = await connectLive(api.url, lou, { lastEventId: id });
		await second.next();
		expect(await second.next()).toMatchObject({ event: 'message', data: { msg: 'while away' } });
		await second.close();
	});

	it('say goodbye within a second when the session ends, and only then', async () => {
		const [staying, leaving] = [await api.login('lou', defaultPassword), await api.login('lou', defaultPassword)];
		const connections = [await connectLive(api.url, staying), await connectLive(api.url, leaving)] as const;
		await Promise.all(connections.map((connection) => connection.next()));

		const calledAt = Date.now();
		await api.logoutOtherClients(staying);

		expect(await connections[1].next()).toEqual({ event: 'logout', data: {} });
		expect(Date.now() - calledAt).toBeLessThan(1000);
		await connections[1].ended();
		await say('still there?');
		expect(await connections[0].next()).toMatchObject({ event: 'message', data: { msg: 'still there?' } });
		await connections[0].close();
	});

	it('are refused without a login', async () => {
		expect((await api.call('GET', '/workspace/events')).status).toBe(401);
	});
});
