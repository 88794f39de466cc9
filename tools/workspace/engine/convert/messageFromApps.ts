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
		alias: message.alias,
		emoji: message.emoji,
		avatar: message.avatarUrl,
		groupable: message.groupable,
	});
}

/** Returns the names of an attachment's parts on the wire; seen on a running server for `title`, `type` and the links. */
function attachmentFromApps(attachment: IMessageAttachment): object {
	return withoutUndefined({
		type: attachment.type,
		title: attachment.title?.value,
		title_link: attachment.title?.link,
		title_link_download: attachment.title?.displayDownloadLink,
		author_name: attachment.author?.name,
		author_link: attachment.author?.link,
		author_icon: attachment.author?.icon,
		text: attachment.text,
		description: attachment.description,
		color: attachment.color,
		collapsed: attachment.collapsed,
		ts: attachment.timestamp?.toISOString(),
		message_link: attachment.timestampLink,
		thumb_url: attachment.thumbnailUrl,
		image_url: attachment.imageUrl,
		audio_url: attachment.audioUrl,
		video_url: attachment.videoUrl,
		fields: attachment.fields,
		button_alignment: attachment.actionButtonsAlignment,
		actions: attachment.actions,
	});
}

function withoutUndefined<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
