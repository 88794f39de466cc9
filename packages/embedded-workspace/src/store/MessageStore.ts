import type { WorkspaceMessage } from './documents';
import type { Db } from './Store';

/** Messages that stay: those of users, of bots and of apps. Ephemeral ones are client events. */
export class MessageStore {
	constructor(private readonly db: Db) {}

	insert(message: WorkspaceMessage): void {
		this.db
			.prepare('INSERT INTO messages (id, room_id, sent_at, doc) VALUES (?, ?, ?, ?)')
			.run(message._id, message.rid, Date.parse(message.ts), JSON.stringify(message));
	}

	get(id: string): WorkspaceMessage | undefined {
		const row = this.db.prepare('SELECT doc FROM messages WHERE id = ?').get(id);
		return row ? messageOf(row) : undefined;
	}

	/** Removes all messages that a user has written. */
	removeOf(userId: string): void {
		this.db.prepare("DELETE FROM messages WHERE json_extract(doc, '$.u._id') = ?").run(userId);
	}

	/** Returns the newest 50 messages of a room, newest first. */
	ofRoom(roomId: string): WorkspaceMessage[] {
		const sql = 'SELECT doc FROM messages WHERE room_id = ? ORDER BY sent_at DESC, rowid DESC LIMIT 50';
		return this.db.prepare(sql).all(roomId).map(messageOf);
	}
}

function messageOf(row: unknown): WorkspaceMessage {
	return JSON.parse((row as { doc: string }).doc) as WorkspaceMessage;
}
