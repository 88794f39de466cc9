import { plainText } from './plainText';

/** How a check ended: `unknown` if this user may not see it. */
export type CheckState = 'ok' | 'failed' | 'warning' | 'unknown';

export interface Check {
	/** Stays the same between versions, for programs that read the JSON. */
	id: string;
	state: CheckState;
	/** What was seen. */
	text: string;
	/** What to do about it. */
	advice?: string;
}

const marks: Record<CheckState, string> = { ok: '✓', failed: '✗', warning: '!', unknown: '?' };

/** Lays out one check for people, with what to do in a line below. */
export function checkText({ state, text, advice }: Check): string {
	return `  ${marks[state]} ${text}${advice === undefined ? '' : `\n      ${advice}`}`;
}

/** Collects what was found, in order. All texts may contain what a server said, so each is made safe to print. */
export class Report {
	readonly checks: Check[] = [];

	/** @param onCheck gets each check as soon as it is done */
	constructor(private readonly onCheck: (check: Check) => void = () => undefined) {}

	ok(id: string, text: string): void {
		this.add('ok', id, text);
	}

	failed(id: string, text: string, advice: string): void {
		this.add('failed', id, text, advice);
	}

	warning(id: string, text: string, advice: string): void {
		this.add('warning', id, text, advice);
	}

	unknown(id: string, text: string, advice: string): void {
		this.add('unknown', id, text, advice);
	}

	/** Whether nothing failed. Warnings and unknowns do not count. */
	get isSound(): boolean {
		return this.checks.every(({ state }) => state !== 'failed');
	}

	private add(state: CheckState, id: string, text: string, advice?: string): void {
		const check = { id, state, text: plainText(text), ...(advice !== undefined && { advice: plainText(advice) }) };
		this.checks.push(check);
		this.onCheck(check);
	}
}

/** Returns the sentence at the end of a verification. */
export function verdictText({ checks, isSound }: Report): string {
	const count = (wanted: CheckState): number => checks.filter(({ state }) => state === wanted).length;
	const more = [
		...(count('warning') > 0 ? [`${count('warning')} to look at`] : []),
		...(count('unknown') > 0 ? [`${count('unknown')} could not be seen`] : []),
	];
	const verdict = isSound ? 'The app works.' : `${count('failed')} of ${checks.length} checks failed.`;
	const counted = more.length === 0 ? verdict : `${verdict} (${more.join(', ')})`;
	return `${counted}\nFor the settings, type /logout-others status as an administrator.`;
}
