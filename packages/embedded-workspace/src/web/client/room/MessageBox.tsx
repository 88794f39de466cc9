import './messageBox.css';

import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';

import type { Command, Message } from '../rest';

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
		if (text.trim() === '') {
			return;
		}
		onSend();
		change('');
	};
	const onKeyDown = (event: KeyboardEvent): void => {
		if (event.nativeEvent.isComposing) {
			return;
		}
		const { key } = event;
		const typedFully = choice && text === `/${choice.command}`;
		if (key === 'Enter' && (!choice || typedFully)) {
			send();
		} else if ((key === 'Enter' || (key === 'Tab' && !event.shiftKey)) && choice) {
			onPick(choice);
		} else if (key === 'ArrowDown' && choice) {
			setSelected((selected + 1) % fitting.length);
		} else if (key === 'ArrowUp' && choice) {
			setSelected((selected + fitting.length - 1) % fitting.length);
		} else if (key === 'Escape' && choice) {
			setClosedFor(text);
		} else if (key === 'Escape' && thread) {
			leaveThread();
		} else {
			return;
		}
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

interface SuggestionsProps {
	commands: Command[];
	selected: number;
	onPick: (command: Command) => void;
}

const suggestionsId = 'command-suggestions';

/** Returns the id of a command's row, by which the message box names the selected one. */
function optionId({ command }: Command): string {
	return `${suggestionsId}-${command}`;
}

/** The commands that fit what has been typed. The focus stays in the message box; it moves the selection. */
function CommandSuggestions({ commands, selected, onPick }: SuggestionsProps) {
	const list = useRef<HTMLUListElement>(null);
	useEffect(() => list.current?.children[selected]?.scrollIntoView({ block: 'nearest' }), [selected]);
	return (
		<div className="suggestions">
			<ul id={suggestionsId} role="listbox" aria-label="Commands" ref={list}>
				{commands.map((command, index) => (
					<li
						key={command.command}
						id={optionId(command)}
						role="option"
						aria-selected={index === selected}
						// Picked before the message box loses the focus.
						onMouseDown={(event) => {
							event.preventDefault();
							onPick(command);
						}}
					>
						<strong>/{command.command}</strong> {command.params && <code>{command.params}</code>}{' '}
						<span>{command.description}</span>
					</li>
				))}
			</ul>
			<p aria-hidden>
				<kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to insert, <kbd>Esc</kbd> to close
			</p>
		</div>
	);
}
