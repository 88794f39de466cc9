import type { WorkspaceUser } from '../accounts/users';
import { WorkspaceError } from '../http/errors';
import type { Db } from '../store/Store';
import { DocumentStore, inTransaction, randomId } from '../store/Store';
import type { Stores } from '../stores';

/** A channel (`c`), private group (`p`) or direct message room (`d`). */
export interface WorkspaceRoom {
	_id: string;
	t: 'c' | 'p' | 'd';
	name?: string;
	usernames: string[];
	creatorId: string;
}

/** The rooms. A direct message is found by its members without looking at the others: every user may have one. */
export class RoomStore extends DocumentStore<WorkspaceRoom> {
	constructor(private readonly rooms: Db) {
		super(rooms, 'rooms', (room) => room._id);
	}

	/** Returns the channel or private group of that name. */
	named(name: string): WorkspaceRoom | undefined {
		return this.all().find((room) => room.t !== 'd' && room.name === name);
	}

	/** Removes a room with its messages. */
	remove(id: string): void {
		this.rooms.prepare('DELETE FROM messages WHERE room_id = ?').run(id);
		this.rooms.prepare('DELETE FROM rooms WHERE id = ?').run(id);
	}

	/** Returns the direct message room of exactly these users. */
	directBetween(usernames: string[]): WorkspaceRoom | undefined {
		const row = this.rooms
			.prepare("SELECT doc FROM rooms WHERE json_extract(doc, '$.t') = 'd' AND json_extract(doc, '$.usernames') = ?")
			.get(JSON.stringify(membersOf(usernames)));
		return row ? (JSON.parse((row as { doc: string }).doc) as WorkspaceRoom) : undefined;
	}
}

/** Returns the members of a direct message room, each once and in the order in which they are stored. */
export function membersOf(usernames: string[]): string[] {
	return [...new Set(usernames)].sort();
}

/**
 * Returns the direct message room of exactly these users, made if there is none yet.
 * @throws WorkspaceError if one of the users does not exist.
 */
export function directRoom(stores: Stores, creator: WorkspaceUser, otherUsernames: string[]): WorkspaceRoom {
	const usernames = membersOf([creator.username, ...otherUsernames]);
	const ids = usernames.map((username) => {
		const user = stores.users.findByUsername(username);
		if (!user) {
			throw new WorkspaceError('Invalid user', 'error-invalid-user');
		}
		return user._id;
	});
	return inTransaction(stores.db, () => {
		const known = stores.rooms.directBetween(usernames);
		if (known) {
			return known;
		}
		const room: WorkspaceRoom = {
			// Rocket.Chat's own rule: the ids of both users, in order.
			_id: ids.sort().join(''),
			t: 'd',
			usernames,
			creatorId: creator._id,
		};
		stores.rooms.put(room);
		return room;
	});
}

/** Makes a channel or a private group. @throws WorkspaceError if the name is not valid or taken. */
export function createRoom(stores: Stores, creator: WorkspaceUser, type: 'c' | 'p', name: string): WorkspaceRoom {
	const room: WorkspaceRoom = {
		_id: randomId(),
		t: type,
		name,
		usernames: [creator.username],
		creatorId: creator._id,
	};
	inTransaction(stores.db, () => {
		refuseName(stores, name);
		stores.rooms.put(room);
	});
	return room;
}

/** Renames a room, which keeps its id. @throws WorkspaceError if the name is not valid or taken. */
export function renameRoom(stores: Stores, room: WorkspaceRoom, name: string): WorkspaceRoom {
	const renamed = { ...room, name };
	inTransaction(stores.db, () => {
		refuseName(stores, name);
		stores.rooms.put(renamed);
	});
	return renamed;
}

function refuseName(stores: Stores, name: string): void {
	if (!/^[0-9a-zA-Z-_.]+$/.test(name)) {
		throw new WorkspaceError(`${name} is not a valid room name.`, 'error-invalid-room-name');
	}
	if (stores.rooms.named(name)) {
		throw new WorkspaceError(`A channel with name '${name}' exists`, 'error-duplicate-channel-name');
	}
}

/** The id of #general in every Rocket.Chat. */
export const generalRoomId = 'GENERAL';

/** To be called within a transaction: it reads the room's members and writes them back. */
export function joinGeneral(stores: Stores, username: string): void {
	const general = stores.rooms.get(generalRoomId);
	if (!general || general.usernames.includes(username)) {
		return;
	}
	stores.rooms.put({ ...general, usernames: [...general.usernames, username] });
}

export function canAccess(room: WorkspaceRoom, user: WorkspaceUser): boolean {
	return room.t === 'c' || room.usernames.includes(user.username);
}

/** @throws WorkspaceError if there is no such room, or it is not the user's to see. */
export function accessibleRoom(stores: Stores, user: WorkspaceUser, roomId: string): WorkspaceRoom {
	const room = stores.rooms.get(roomId);
	if (!room || !canAccess(room, user)) {
		throw new WorkspaceError('Room not found', 'error-room-not-found');
	}
	return room;
}
