import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import type { WorkspaceMessage } from '../../store/documents';
import { randomId } from '../../store/ids';

/** Returns an app's message as Rocket.Chat stores it and sends it to clients. */
export function messageFromApps(message: IMessage): WorkspaceMessage {
	const { sender } = message;
	return withoutUndefined({
		_id: message.id ?? randomId(),
		rid: message.room.id,
		ts: (message.createdAt ?? new Date()).toISOString(),
		u: { _id: sender.id, username: sender.username, name: sender.name },
		msg: message.text ?? '',
		tmid: message.threadId,
		attachments: message.attachments?.map(attachmentFromApps),
		blocks: message.blocks,
	});
}

/** Returns an attached file under the names it has on the wire, as seen on a running server. */
function attachmentFromApps(attachment: IMessageAttachment): object {
	return withoutUndefined({
		type: attachment.type,
		title: attachment.title?.value,
		title_link: attachment.title?.link,
		title_link_download: attachment.title?.displayDownloadLink,
	});
}

function withoutUndefined<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
