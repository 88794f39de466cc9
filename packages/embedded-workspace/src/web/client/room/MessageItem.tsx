import './message.css';

import { Message as Layout } from '@rocket.chat/fuselage';
import { kitContext, UiKitComponent, UiKitMessage } from '@rocket.chat/fuselage-ui-kit';
import type { CSSProperties } from 'react';

import { noBlockActions } from '../apps/interactions';
import { Markdown } from '../apps/renderers';
import { useClient } from '../apps/useInteractions';
import type { Message } from '../rest';
import { FileAttachment } from './FileAttachment';

interface Props {
	message: Message;
	onReply: (message: Message) => void;
}

export function MessageItem({ message, onReply }: Props) {
	const { mobile } = useClient();
	const { u, ts, msg, attachments = [], blocks = [], tmid } = message;
	// If a message has blocks, the mobile app shows nothing else of it.
	const blocksOnly = mobile && blocks.length > 0;
	return (
		<li className={message.private ? 'message ephemeral' : 'message'} {...avatarOf(u.username)}>
			<Layout.Header>
				<Layout.Name>{u.name}</Layout.Name>
				<Layout.Username>@{u.username}</Layout.Username>
				<Layout.Timestamp>
					{new Date(ts).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
				</Layout.Timestamp>
				{message.private && <span className="only-you">Only you can see this message</span>}
				{tmid !== undefined && <span className="in-thread">in a thread</span>}
				{!message.private && (
					<button type="button" className="reply" onClick={() => onReply(message)}>
						Reply in thread
					</button>
				)}
			</Layout.Header>
			{!blocksOnly && msg && <Markdown text={msg} />}
			{!blocksOnly &&
				attachments.map((attachment, index) => (
					<div className="attachment" key={index}>
						<FileAttachment {...attachment} />
					</div>
				))}
			{blocks.length > 0 && <MessageBlocks message={message} />}
		</li>
	);
}

/** Returns what the style makes an avatar of: the first letter, and a colour that is always the same for a user. */
function avatarOf(username: string) {
	const hue = [...username].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 0);
	return { 'data-initial': username.charAt(0).toUpperCase(), style: { '--hue': hue } as CSSProperties };
}

/** The blocks of a message, drawn by Rocket.Chat's own renderer. */
function MessageBlocks({ message: { blocks = [] } }: { message: Message }) {
	const { notify } = useClient();
	const appId = blocks[0]?.appId ?? '';
	const action = (): void => notify(noBlockActions);
	return (
		<kitContext.Provider value={{ appId, values: {}, errors: {}, state: () => undefined, action }}>
			<UiKitComponent render={UiKitMessage} blocks={blocks} />
		</kitContext.Provider>
	);
}
