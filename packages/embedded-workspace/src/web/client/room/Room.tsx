import './room.css';

import { useEffect, useRef, useState } from 'react';

import type { Command, Message } from '../rest';
import { MessageBox } from './MessageBox';
import { MessageItem } from './MessageItem';

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

interface EmptyRoomProps {
	title: string;
	/** `undefined` until they are known. */
	commands: Command[] | undefined;
	onPick: (command: Command) => void;
}

/** How many commands are worth showing before the message box suggests the others. */
const maxShown = 3;

/** What an empty room shows instead of nothing: what to type first. */
function EmptyRoom({ title, commands = [], onPick }: EmptyRoomProps) {
	return (
		<section className="empty-room" aria-label="Empty room">
			<h2>{title} is empty</h2>
			<p>{commands.length > 0 ? 'Write a message, or start with a command:' : 'Write the first message.'}</p>
			{commands.slice(0, maxShown).map((command) => (
				<button key={command.command} type="button" onClick={() => onPick(command)}>
					<strong>/{command.command}</strong> <span>{command.description}</span>
				</button>
			))}
		</section>
	);
}

interface MessageListProps {
	messages: Message[];
	onReply: (message: Message) => void;
}

/** The messages of a room, scrolled to the newest. */
function MessageList({ messages, onReply }: MessageListProps) {
	const list = useRef<HTMLOListElement>(null);
	useEffect(() => {
		if (list.current) {
			list.current.scrollTop = list.current.scrollHeight;
		}
	}, [messages.length]);
	return (
		<ol className="message-list" aria-label="Messages" aria-live="polite" tabIndex={0} ref={list}>
			{messages.map((message) => (
				<MessageItem key={message._id} message={message} onReply={onReply} />
			))}
		</ol>
	);
}
