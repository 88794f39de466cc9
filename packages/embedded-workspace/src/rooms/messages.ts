import type { WorkspaceUser } from '../accounts/users';
import { fieldsOf, optionalText, requiredText } from '../http/requests';
import type { ApiCall, ApiRoutes } from '../http/routes';
import { loggedIn } from '../http/routes';
import type { Db } from '../store/Store';
import { inTransaction, randomId } from '../store/Store';
import type { Stores } from '../stores';
import type { WorkspaceRoom } from './rooms';
import { accessibleRoom } from './rooms';

/** A stored (not ephemeral) message. */
export interface WorkspaceMessage {
	_id: string;
	rid: string;
	/** ISO 8601. */
	ts: string;
	u: { _id: string; username: string; name: string };
	msg: string;
	tmid?: string;
	attachments?: unknown[];
	blocks?: unknown[];
}

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

/** The sender's part of a message. The workspace adds id, time and sender. */
export type MessageDraft = Omit<WorkspaceMessage, '_id' | 'ts' | 'u' | 'rid'> & { _id?: string };

/** Stores a message in a room and sends it to the clients of all its members. */
export function sendMessage(
	stores: Stores,
	room: WorkspaceRoom,
	sender: WorkspaceUser,
	draft: MessageDraft,
): WorkspaceMessage {
	const message: WorkspaceMessage = {
		...draft,
		_id: draft._id ?? randomId(),
		rid: room._id,
		ts: new Date().toISOString(),
		u: { _id: sender._id, username: sender.username, name: sender.name },
	};
	inTransaction(stores.db, () => {
		stores.messages.insert(message);
		for (const id of stores.users.idsOf(room.usernames)) {
			stores.events.append(id, 'message', message);
		}
	});
	return message;
}

/** Messages: to send them, and to read those of a room. */
export function chatRoutes(stores: Stores): ApiRoutes {
	const messages = loggedIn(({ caller, query }: ApiCall) => {
		const room = accessibleRoom(stores, caller.user, requiredText(query, 'roomId'));
		const found = stores.messages.ofRoom(room._id);
		return { messages: found, count: found.length, offset: 0, total: found.length };
	});
	return {
		'chat.sendMessage': {
			POST: loggedIn(({ caller, body }) => {
				const draft = fieldsOf(body.message);
				const room = accessibleRoom(stores, caller.user, requiredText(draft, 'rid'));
				const tmid = optionalText(draft, 'tmid');
				const message = { msg: optionalText(draft, 'msg') ?? '', ...(tmid !== undefined && { tmid }) };
				return { message: sendMessage(stores, room, caller.user, message) };
			}),
		},
		'chat.postMessage': {
			POST: loggedIn(({ caller, body }) => {
				const room = accessibleRoom(stores, caller.user, requiredText(body, 'roomId'));
				return { message: sendMessage(stores, room, caller.user, { msg: optionalText(body, 'text') ?? '' }) };
			}),
		},
		'channels.messages': { GET: messages },
		'groups.messages': { GET: messages },
		'im.messages': { GET: messages },
	};
}
