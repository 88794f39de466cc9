import type { Command } from '../rest/answers';

interface Props {
	title: string;
	/** `undefined` until they are known. */
	commands: Command[] | undefined;
	onPick: (command: Command) => void;
}

/** How many commands are worth showing before the message box suggests the others. */
const maxShown = 3;

/** What an empty room shows instead of nothing: what to type first. */
export function EmptyRoom({ title, commands = [], onPick }: Props) {
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
