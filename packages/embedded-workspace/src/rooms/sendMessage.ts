import type { WorkspaceMessage, WorkspaceRoom } from '../store/documents';
import { randomId } from '../store/ids';
import { inTransaction } from '../store/Store';
import type { Stores } from '../store/stores';
import type { WorkspaceUser } from '../store/UserStore';

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
		for (const id of stores.users.idsOf(room.usernames)) stores.events.append(id, 'message', message);
	});
	return message;
}
