/** How a check ended; `unknown` where it could not be seen. */
export type CheckState = 'ok' | 'failed' | 'warning' | 'unknown';

export interface Check {
	/** Stays the same between versions, for those who read the JSON. */
	id: string;
	state: CheckState;
	/** What was seen. */
	text: string;
	/** What to do about it. */
	advice?: string;
}

/** What was found, in the order in which it was looked at. */
export class Report {
	readonly checks: Check[] = [];

	/** Told of each check as soon as it is done. */
	constructor(private readonly onCheck: (check: Check) => void = () => undefined) {}

	ok(id: string, text: string): void {
		this.add({ id, state: 'ok', text });
	}

	failed(id: string, text: string, advice: string): void {
		this.add({ id, state: 'failed', text, advice });
	}

	warning(id: string, text: string, advice: string): void {
		this.add({ id, state: 'warning', text, advice });
	}

	unknown(id: string, text: string, advice: string): void {
		this.add({ id, state: 'unknown', text, advice });
	}

	/** Nothing failed; warnings and what could not be seen do not count. */
	get isSound(): boolean {
		return this.checks.every(({ state }) => state !== 'failed');
	}

	private add(check: Check): void {
		this.checks.push(check);
		this.onCheck(check);
	}
}
