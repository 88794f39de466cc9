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

describe.each([
	['channels', 'channel', 'c'],
	['groups', 'group', 'p'],
])('%s', (path, kind, type) => {
	const post = async (action: string, body: object, creds = kim) => {
		const answer = await api.call<Record<string, { _id: string; name: string; t: string; usernames: string[] }>>(
			'POST',
			`/api/v1/${path}.${action}`,
			{ creds, body },
		);
		return { ...answer, room: answer.body[kind] };
	};
	const namesOf = async (creds: Credentials) => {
		const rooms = await api.call<{ update: { name?: string }[] }>('GET', '/api/v1/rooms.get', { creds });
		return rooms.body.update.map(({ name }) => name);
	};

	it('are created with members, renamed under the same id, and deleted', async () => {
		const { room } = await post('create', { name: `${kind}-one`, members: ['lou', 'nobody'] });
		expect(room).toMatchObject({ name: `${kind}-one`, t: type, usernames: ['kim', 'lou'] });
		expect(await namesOf(lou)).toContain(`${kind}-one`);
		const roomId = room?._id ?? '';
		await api.call('POST', '/api/v1/chat.postMessage', { creds: lou, body: { roomId, text: 'here' } });
		expect(await messagesOf(`/api/v1/${path}.messages?roomId=${roomId}`, kim)).toEqual(['lou: here']);

		expect((await post('rename', { roomId, name: `${kind}-two` })).room).toMatchObject({ _id: roomId });
		expect(await namesOf(lou)).toContain(`${kind}-two`);
		expect((await post('create', { name: `${kind}-one` })).status).toBe(200);

		expect((await post('delete', { roomName: `${kind}-two` })).status).toBe(200);
		expect(await namesOf(lou)).not.toContain(`${kind}-two`);
		expect((await post('rename', { roomId, name: 'again' })).body).toMatchObject({ errorType: 'error-room-not-found' });
	});

	it('are refused under a name that is taken or not valid, and to those who did not create them', async () => {
		const { room } = await post('create', { name: `${kind}-three`, members: ['lou'] });
		expect((await post('create', { name: `${kind}-three` })).body).toMatchObject({
			errorType: 'error-duplicate-channel-name',
		});
		expect((await post('create', { name: 'no spaces' })).body).toMatchObject({ errorType: 'error-invalid-room-name' });
		expect((await post('rename', { roomId: room?._id, name: 'mine' }, lou)).body).toMatchObject({
			errorType: 'error-action-not-allowed',
		});
		expect((await post('delete', {})).body).toMatchObject({ errorType: 'error-roomid-param-not-provided' });
	});
});

it('hides a private group from those who are not in it', async () => {
	const creds = await api.login('max', defaultPassword);
	const { body } = await api.call<{ group: { _id: string } }>('POST', '/api/v1/groups.create', {
		creds: kim,
		body: { name: 'secret' },
	});
	const refused = await api.call('GET', `/api/v1/groups.messages?roomId=${body.group._id}`, { creds });
	expect(refused.body).toMatchObject({ errorType: 'error-room-not-found' });
	const renamed = await api.call('POST', '/api/v1/groups.rename', { creds, body: { roomName: 'secret', name: 'x' } });
	expect(renamed.body).toMatchObject({ errorType: 'error-room-not-found' });
});

it('shows any room to administrators alone, by its id', async () => {
	const admin = await api.login('admin', 'admin');
	const path = '/api/v1/rooms.adminRooms.getRoom';
	const made = await api.call<{ group: { _id: string } }>('POST', '/api/v1/groups.create', {
		creds: kim,
		body: { name: 'not-of-admin' },
	});
	const rid = made.body.group._id;
	expect(await api.call('GET', `${path}?rid=${rid}`, { creds: admin })).toMatchObject({
		status: 200,
		body: { _id: rid, t: 'p', name: 'not-of-admin', success: true },
	});
	expect((await api.call('GET', `${path}?rid=${rid}`, { creds: kim })).status).toBe(403);
	const missing = await api.call('GET', `${path}?rid=gone`, { creds: admin });
	expect(missing).toMatchObject({ status: 400, body: { success: false, error: 'not-allowed' } });
	expect((await api.call('GET', path, { creds: admin })).body.errorType).toBe('invalid-params');
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

	it('say goodbye when the session ends, and only then', async () => {
		const [staying, leaving] = [await api.login('lou', defaultPassword), await api.login('lou', defaultPassword)];
		const connections = [await connectLive(api.url, staying), await connectLive(api.url, leaving)] as const;
		await Promise.all(connections.map((connection) => connection.next()));

		await api.logoutOtherClients(staying);

		expect(await connections[1].next()).toEqual({ event: 'logout', data: {} });
		await connections[1].ended();
		await say('still there?');
		expect(await connections[0].next()).toMatchObject({ event: 'message', data: { msg: 'still there?' } });
		await connections[0].close();
	});

	it('are refused without a login', async () => {
		expect((await api.call('GET', '/workspace/events')).status).toBe(401);
	});
});
