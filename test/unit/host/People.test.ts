import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms/RoomType';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { People } from '../../../src/host/People';
import { Remembered } from '../../../src/lib/Remembered';

const alice = { id: 'alice-id', username: 'alice' } as IUser;
const bot = { id: 'bot-id', username: 'logout-others.bot' } as IUser;
const direct = { id: 'direct', type: RoomType.DIRECT_MESSAGE, userIds: [alice.id, bot.id] } as IRoom;

/** What the host offers as the direct room, before and after it was asked to make one. */
class Host {
	found: IRoom | undefined;
	made: IRoom | undefined = direct;
	readonly reads: string[] = [];
	readonly builder = {
		setType: jest.fn().mockReturnThis(),
		setCreator: jest.fn().mockReturnThis(),
		setMembersToBeAddedByUsernames: jest.fn().mockReturnThis(),
	};

	appUser: IUser | null = bot;

	people(caller?: IUser): People {
		const userReader = {
			getById: async (id: string) => this.recorded(`user ${id}`, id === alice.id ? alice : undefined),
			getAppUser: async () => this.recorded('app user', this.appUser),
		};
		const roomReader = {
			getById: async (id: string) => this.recorded(`room ${id}`, this.made),
			getDirectByUsernames: async (names: string[]) => this.recorded(`direct ${names.join()}`, this.found),
		};
		const creator = { startRoom: () => this.builder, finish: async () => 'direct' };
		const read = { getUserReader: () => userReader, getRoomReader: () => roomReader } as object as IRead;
		const modify = { getCreator: () => creator } as object as IModify;
		return new People(read, modify, new Remembered<IUser | undefined>(Infinity, Date.now), caller);
	}

	private recorded<T>(read: string, value: T): T {
		this.reads.push(read);
		return value;
	}
}

let host: Host;

beforeEach(() => {
	host = new Host();
});

describe('users', () => {
	it('are read once in a call, and the user who made it not at all', async () => {
		const people = host.people();
		await Promise.all([people.user('alice-id'), people.user('alice-id')]);
		await expect(host.people(alice).user('alice-id')).resolves.toBe(alice);
		expect(host.reads).toEqual(['user alice-id']);
	});

	it('may be gone', async () => {
		await expect(host.people().user('gone')).resolves.toBeUndefined();
	});

	it("include the app's own, or it is an error", async () => {
		await expect(host.people().appUser()).resolves.toBe(bot);
		host.appUser = null;
		await expect(host.people().appUser()).rejects.toThrow('the app has no user of its own');
	});
});

describe('the room of direct messages', () => {
	it.each<[string, Partial<IRoom>]>([
		['by ids', {}],
		['by names', { userIds: undefined, usernames: [bot.username, alice.username] }],
		['by names, with no ids', { userIds: [], usernames: [alice.username, bot.username] }],
	])('is the one of the two: %s', async (_how, different) => {
		host.found = { ...direct, ...different };
		await expect(host.people().directRoom(alice)).resolves.toBe(host.found);
		expect(host.reads).toContain('direct logout-others.bot,alice');
	});

	it('is not there before the first message', async () => {
		await expect(host.people().directRoom(alice)).resolves.toBeUndefined();
	});

	it.each<[string, Partial<IRoom>]>([
		['a channel', { type: RoomType.CHANNEL }],
		['a private group', { type: RoomType.PRIVATE_GROUP }],
		['a third member', { userIds: [alice.id, bot.id, 'bob-id'] }],
		['one member', { userIds: [alice.id] }],
		['somebody else', { userIds: [bot.id, 'bob-id'] }],
		['the same member twice', { userIds: [alice.id, alice.id] }],
		['no members that are known', { userIds: undefined }],
		['other names', { userIds: undefined, usernames: ['alice', 'bob'] }],
	])('is not a room with %s, whatever the host says', async (_what, different) => {
		host.found = { ...direct, ...different };
		await expect(host.people().directRoom(alice)).resolves.toBeUndefined();
	});

	it('is made for the two', async () => {
		await expect(host.people().startDirectRoom(alice)).resolves.toBe(direct);
		expect(host.builder.setType).toHaveBeenCalledWith(RoomType.DIRECT_MESSAGE);
		expect(host.builder.setCreator).toHaveBeenCalledWith(bot);
		expect(host.builder.setMembersToBeAddedByUsernames).toHaveBeenCalledWith(['alice']);
	});

	it('is refused if the host makes one that others can read', async () => {
		host.made = { ...direct, type: RoomType.CHANNEL };
		await expect(host.people().startDirectRoom(alice)).rejects.toThrow(
			'no room that only the user and the app can read',
		);
	});

	it('is refused if the host makes none', async () => {
		host.made = undefined;
		await expect(host.people().startDirectRoom(alice)).rejects.toThrow('no room');
	});
});
