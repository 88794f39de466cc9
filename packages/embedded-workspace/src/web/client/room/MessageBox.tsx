import type { KeyboardEvent, RefObject } from 'react';
import { useState } from 'react';

import type { Command, Message } from '../rest/answers';
import { CommandSuggestions, optionId, suggestionsId } from './CommandSuggestions';

interface Props {
	roomName: string;
	commands: Command[];
	input: RefObject<HTMLInputElement>;
	text: string;
	setText: (text: string) => void;
	/** Takes a command into the box. */
	onPick: (command: Command) => void;
	/** The message whose thread is being answered in. */
	thread: Message | undefined;
	leaveThread: () => void;
	/** The user has pressed Enter. */
	onSend: () => void;
}

export function MessageBox({ roomName, commands, input, text, setText, onPick, thread, leaveThread, onSend }: Props) {
	const [selected, setSelected] = useState(0);
	/** The text whose suggestions Escape has closed. */
	const [closedFor, setClosedFor] = useState('');
	const isCommand = /^\/\S*$/.test(text) && text !== closedFor;
	const fitting = isCommand ? commands.filter(({ command }) => `/${command}`.startsWith(text)) : [];
	const choice = fitting[selected] ?? fitting[0];

	const change = (value: string): void => {
		setText(value);
		setSelected(0);
		setClosedFor('');
	};
	const send = (): void => {
		if (text.trim() === '') return;
		onSend();
		change('');
	};
	const onKeyDown = (event: KeyboardEvent): void => {
		if (event.nativeEvent.isComposing) return;
		const { key } = event;
		const typedFully = choice && text === `/${choice.command}`;
		if (key === 'Enter' && (!choice || typedFully)) send();
		else if ((key === 'Enter' || (key === 'Tab' && !event.shiftKey)) && choice) onPick(choice);
		else if (key === 'ArrowDown' && choice) setSelected((selected + 1) % fitting.length);
		else if (key === 'ArrowUp' && choice) setSelected((selected + fitting.length - 1) % fitting.length);
		else if (key === 'Escape' && choice) setClosedFor(text);
		else if (key === 'Escape' && thread) leaveThread();
		else return;
		event.preventDefault();
	};

	return (
		<div className="message-box">
			{choice && <CommandSuggestions commands={fitting} selected={fitting.indexOf(choice)} onPick={onPick} />}
			{thread && (
				<div className="thread-note">
					<span>Replying in the thread of “{thread.msg}”</span>
					<button type="button" onClick={leaveThread}>
						Leave thread
					</button>
				</div>
			)}
			<input
				ref={input}
				aria-label={`Message ${roomName}`}
				placeholder={`Message ${roomName} (/ for commands)`}
				role="combobox"
				aria-autocomplete="list"
				aria-expanded={choice !== undefined}
				aria-controls={suggestionsId}
				aria-activedescendant={choice && optionId(choice)}
				autoComplete="off"
				autoFocus
				value={text}
				onChange={(event) => change(event.currentTarget.value)}
				onKeyDown={onKeyDown}
			/>
		</div>
	);
}
