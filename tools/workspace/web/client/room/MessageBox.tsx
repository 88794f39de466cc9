import type { KeyboardEvent } from 'react';
import { useState } from 'react';

import type { Command, Message } from '../rest/answers';
import { CommandSuggestions, suggestionsId } from './CommandSuggestions';

interface Props {
	roomName: string;
	commands: Command[];
	/** The message whose thread is being answered in. */
	thread: Message | undefined;
	leaveThread: () => void;
	/** Gets the line when the user presses Enter. */
	onSend: (text: string) => void;
}

export function MessageBox({ roomName, commands, thread, leaveThread, onSend }: Props) {
	const [text, setText] = useState('');
	const [selected, setSelected] = useState(0);
	const fitting = /^\/\S*$/.test(text) ? commands.filter(({ command }) => `/${command}`.startsWith(text)) : [];
	const choice = fitting[selected] ?? fitting[0];

	const change = (value: string): void => {
		setText(value);
		setSelected(0);
	};
	const pick = ({ command }: Command): void => change(`/${command} `);
	const send = (): void => {
		if (text.trim() === '') return;
		onSend(text);
		change('');
	};
	const onKeyDown = (event: KeyboardEvent): void => {
		if (event.nativeEvent.isComposing) return;
		const typedFully = choice && text === `/${choice.command}`;
		if (event.key === 'Enter' && (!choice || typedFully)) send();
		else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && choice) pick(choice);
		else if (event.key === 'ArrowDown' && choice) setSelected((selected + 1) % fitting.length);
		else if (event.key === 'ArrowUp' && choice) setSelected((selected + fitting.length - 1) % fitting.length);
		else return;
		event.preventDefault();
	};

	return (
		<div className="message-box">
			{choice && <CommandSuggestions commands={fitting} selected={fitting.indexOf(choice)} onPick={pick} />}
			{thread && (
				<div className="thread-note">
					Replying in the thread of “{thread.msg}”
					<button type="button" onClick={leaveThread}>
						Leave thread
					</button>
				</div>
			)}
			<input
				aria-label={`Message ${roomName}`}
				placeholder={`Message ${roomName} (/ for commands)`}
				role="combobox"
				aria-expanded={choice !== undefined}
				aria-controls={suggestionsId}
				autoComplete="off"
				autoFocus
				value={text}
				onChange={(event) => change(event.currentTarget.value)}
				onKeyDown={onKeyDown}
			/>
		</div>
	);
}
