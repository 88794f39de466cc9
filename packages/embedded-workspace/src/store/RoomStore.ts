import type { WorkspaceRoom } from './documents';
import { DocumentStore } from './DocumentStore';
import type { Db } from './Store';

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
