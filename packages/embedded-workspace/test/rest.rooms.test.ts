import { randomUUID } from 'crypto';

import type { TestWorkspace } from './support/workspace';
import type { Credentials } from '../src/index';
import { connectLive } from '../src/testing';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
let kim: Credentials;
let lou: Credentials;
let max: Credentials;

beforeAll(async () => {
	workspace = await sharedWorkspace();
	const users = await Promise.all([1, 2, 3].map(() => workspace.newClients(1)));
	[kim, lou, max] = users.flat();
});

const say = (creds: Credentials, roomId: string, text: string) =>
	workspace.call('POST', '/api/v1/chat.postMessage', { creds, body: { roomId, text } });
const read = (creds: Credentials, kind: string, roomId: string) =>
	workspace.call<{ messages?: { msg: string }[]; errorType?: string }>(
		'GET',
		`/api/v1/${kind}.messages?roomId=${roomId}`,
		{ creds },
	);
const noRoom = { status: 400, body: { errorType: 'error-room-not-found' } };

it('puts every new user into #general, where all see what one says', async () => {
	const rooms = await workspace.call('GET', '/api/v1/rooms.get', { creds: kim });
	expect(rooms.body.update).toEqual([expect.objectContaining({ _id: 'GENERAL', name: 'general', t: 'c' })]);

	await say(kim, 'GENERAL', 'first');
	await say(lou, 'GENERAL', 'second');
	expect((await read(max, 'channels', 'GENERAL')).body.messages).toMatchObject([{ msg: 'second' }, { msg: 'first' }]);
});

it('keeps a direct message between its two members, in one room whoever asks', async () => {
	const roomOf = async (creds: Credentials, other: Credentials) => {
		const body = { username: await workspace.usernameOf(other) };
		const made = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', { creds, body });
		return made.body.room._id;
	};
	const roomId = await roomOf(kim, lou);
	expect(await roomOf(lou, kim)).toBe(roomId);

	await say(kim, roomId, 'just us');
	expect((await read(lou, 'im', roomId)).body.messages).toMatchObject([{ msg: 'just us' }]);
	expect(await read(max, 'im', roomId)).toMatchObject(noRoom);
});

it('hides a private group from those who are not in it', async () => {
	const name = `secret-${randomUUID()}`;
	const path = '/api/v1/groups.create';
	const { body } = await workspace.call<{ group: { _id: string } }>('POST', path, { creds: kim, body: { name } });
	expect(await read(max, 'groups', body.group._id)).toMatchObject(noRoom);
	const renaming = { roomId: body.group._id, name: 'x' };
	expect(await workspace.call('POST', '/api/v1/groups.rename', { creds: max, body: renaming })).toMatchObject(noRoom);
});

describe('live events', () => {
	it('lose nothing when a connection breaks and comes back', async () => {
		const first = await connectLive(workspace.url, lou);
		const { id } = await first.next();
		await first.close();
		await say(kim, 'GENERAL', 'while away');

		const second = await connectLive(workspace.url, lou, { lastEventId: id });
		await second.next();
		expect(await second.next()).toMatchObject({ event: 'message', data: { msg: 'while away' } });
		await second.close();
	});

	it('say goodbye to a session that has ended, and close its connection', async () => {
		const [staying, leaving] = await workspace.newClients(2);
		const live = await connectLive(workspace.url, leaving);
		await live.next();
		await workspace.logoutOtherClients(staying);
		expect(await live.next()).toEqual({ event: 'logout', data: {} });
		await live.ended();
	});

	it('are refused without a login', async () => {
		expect((await workspace.call('GET', '/workspace/events')).status).toBe(401);
	});
});
