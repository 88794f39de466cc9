/** What went wrong at a workspace elsewhere, in words for whoever runs a script: what it is, and what to do next. */
export class RemoteProblem extends Error {
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}
