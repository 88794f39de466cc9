import { useEffect, useRef } from 'react';

import type { Message } from '../rest/answers';
import { MessageItem } from './MessageItem';

interface Props {
	messages: Message[];
	onReply: (message: Message) => void;
}

/** The messages of a room, scrolled to the newest. */
export function MessageList({ messages, onReply }: Props) {
	const list = useRef<HTMLOListElement>(null);
	useEffect(() => {
		if (list.current) list.current.scrollTop = list.current.scrollHeight;
	}, [messages.length]);
	return (
		<ol className="message-list" aria-label="Messages" aria-live="polite" tabIndex={0} ref={list}>
			{messages.map((message) => (
				<MessageItem key={message._id} message={message} onReply={onReply} />
			))}
		</ol>
	);
}
