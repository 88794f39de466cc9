import { plainText } from '../report/plainText';

/** Something that went wrong at a workspace elsewhere: what it is, and what to do next. Safe to print. */
export class RemoteProblem extends Error {
	readonly advice: string;

	constructor(message: string, advice: string) {
		super(plainText(message));
		this.advice = plainText(advice);
	}
}

/** Returns what a script prints when it ends with this error. */
export function problemText(error: Error): string {
	return error instanceof RemoteProblem ? `${error.message}\n${error.advice}` : plainText(error.message);
}
