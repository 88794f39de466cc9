import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';

export interface StoredMessage {
	rid: string;
	msg: string;
	u: { username: string };
}

/** The messages of a room that a user may read, oldest first. */
export async function messagesIn(
	workspace: AppWorkspace,
	creds: Credentials,
	roomId: string,
): Promise<StoredMessage[]> {
	const path = `/api/v1/im.messages?roomId=${roomId}`;
	const { body } = await workspace.call<{ messages: StoredMessage[] }>('GET', path, { creds });
	return body.messages.reverse();
}

/** All direct messages that the app has sent to a user, oldest first. */
export async function directMessages(workspace: AppWorkspace, creds: Credentials): Promise<StoredMessage[]> {
	const { body } = await workspace.call<{ update: { _id: string; t: string }[] }>('GET', '/api/v1/rooms.get', {
		creds,
	});
	const rooms = body.update.filter(({ t }) => t === 'd');
	const messages = await Promise.all(rooms.map(({ _id }) => messagesIn(workspace, creds, _id)));
	return messages.flat().filter(({ u }) => u.username === 'logout-others.bot');
}
