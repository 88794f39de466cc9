import { createInterface } from 'readline';
import { Writable } from 'stream';

import { RemoteProblem } from './RemoteProblem';

/**
 * Returns the password of the command line, or of the environment, or asks for it.
 * @throws RemoteProblem if there is none and nobody to ask
 */
export async function passwordOf(user: string, flag: string | undefined, variable: string): Promise<string> {
	const given = flag ?? process.env[variable];
	if (given !== undefined && given !== '') {
		return given;
	}
	if (!canAsk()) {
		throw new RemoteProblem(
			`The password of ${user} is missing.`,
			`Put it into the environment variable ${variable}: other users of this machine can read command lines.`,
		);
	}
	return ask(`Password of ${user}: `, { isHidden: true });
}

/** Returns whether a person at a terminal can answer a question. */
export function canAsk(): boolean {
	return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks on the terminal, by standard error: standard output is for results.
 * @throws Error if no answer is given
 */
export async function ask(question: string, { isHidden = false } = {}): Promise<string> {
	process.stderr.write(question);
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const output = isHidden ? nowhere : process.stderr;
	const lines = createInterface({ input: process.stdin, output, terminal: isHidden });
	try {
		for await (const line of lines) {
			return line;
		}
		throw new Error('No answer was given.');
	} finally {
		lines.close();
		if (isHidden) {
			process.stderr.write('\n');
		}
	}
}
