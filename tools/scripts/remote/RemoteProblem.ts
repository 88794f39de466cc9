import { plainText } from '../report/plainText';

/** Something that went wrong at a workspace elsewhere: what was seen, and what to do next. Safe to print. */
export class RemoteProblem extends Error {
	readonly seen: string;
	readonly advice: string;

	constructor(seen: string, advice: string) {
		super();
		this.seen = plainText(seen);
		this.advice = plainText(advice);
		this.message = `${this.seen}\n${this.advice}`;
	}
}
