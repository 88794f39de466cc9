import { useEffect, useRef } from 'react';

import type { Command } from '../rest/answers';

interface Props {
	commands: Command[];
	selected: number;
	onPick: (command: Command) => void;
}

export const suggestionsId = 'command-suggestions';

/** Returns the id of a command's row, by which the message box names the selected one. */
export function optionId({ command }: Command): string {
	return `${suggestionsId}-${command}`;
}

/** The commands that fit what has been typed. The focus stays in the message box; it moves the selection. */
export function CommandSuggestions({ commands, selected, onPick }: Props) {
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
