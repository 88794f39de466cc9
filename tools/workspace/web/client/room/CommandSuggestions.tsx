import type { Command } from '../rest/answers';

interface Props {
	commands: Command[];
	selected: number;
	onPick: (command: Command) => void;
}

export const suggestionsId = 'command-suggestions';

/** The commands that fit what has been typed. The focus stays in the message box; it moves the selection. */
export function CommandSuggestions({ commands, selected, onPick }: Props) {
	return (
		<ul id={suggestionsId} className="suggestions" role="listbox" aria-label="Commands">
			{commands.map((command, index) => (
				<li
					key={command.command}
					role="option"
					aria-selected={index === selected}
					// Picked before the message box loses the focus.
					onMouseDown={(event) => {
						event.preventDefault();
						onPick(command);
					}}
				>
					<strong>/{command.command}</strong> {command.params && <code>{command.params}</code>} {command.description}
				</li>
			))}
		</ul>
	);
}
