import { WorkspaceError } from '../errors';
import type { WorkspaceRoom } from '../store/documents';
import { randomId } from '../store/ids';
import { inTransaction } from '../store/Store';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';

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
