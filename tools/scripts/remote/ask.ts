import { createInterface } from 'readline';
import { Writable } from 'stream';

/** Whether somebody sits in front of this script who could answer a question. */
export function canAsk(): boolean {
	return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the terminal, on standard error so that standard output holds results only. */
export function ask(question: string, { isHidden = false } = {}): Promise<string> {
	process.stderr.write(question);
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({
		input: process.stdin,
		output: isHidden ? nowhere : process.stderr,
		terminal: isHidden,
	});
	return new Promise((resolve, reject) => {
		lines.once('line', (line) => {
			if (isHidden) process.stderr.write('\n');
			resolve(line);
			lines.close();
		});
		lines.once('SIGINT', () => process.exit(130));
		lines.once('close', () => reject(new Error('No answer was given.')));
	});
}
