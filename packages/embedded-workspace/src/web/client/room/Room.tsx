import { useRef, useState } from 'react';

import type { Command, Message } from '../rest/answers';
import { EmptyRoom } from './EmptyRoom';
import { MessageBox } from './MessageBox';
import { MessageList } from './MessageList';

interface Props {
	id: string;
	title: string;
	/** `undefined` until the workspace has been asked. */
	messages: Message[] | undefined;
	/** `undefined` until they are known. */
	commands: Command[] | undefined;
	onSend: (text: string, threadId: string | undefined) => void;
}

/** The open room: its messages, and the box to write the next one. */
export function Room({ id, title, messages, commands, onSend }: Props) {
	const [text, setText] = useState('');
	const [answered, setAnswered] = useState<Message>();
	const input = useRef<HTMLInputElement>(null);
	const thread = answered?.rid === id ? answered : undefined;

	const pick = ({ command }: Command): void => {
		setText(`/${command} `);
		input.current?.focus();
	};
	const answerInThread = (message: Message): void => {
		setAnswered(message);
		input.current?.focus();
	};
	return (
		<>
			<h1 className="room-title">{title}</h1>
			{messages?.length === 0 && <EmptyRoom title={title} commands={commands} onPick={pick} />}
			<MessageList messages={messages ?? []} onReply={answerInThread} />
			<MessageBox
				roomName={title}
				commands={commands ?? []}
				input={input}
				text={text}
				setText={setText}
				onPick={pick}
				thread={thread}
				leaveThread={() => setAnswered(undefined)}
				onSend={() => onSend(text, thread && (thread.tmid ?? thread._id))}
			/>
		</>
	);
}
