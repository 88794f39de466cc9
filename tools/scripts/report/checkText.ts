import type { Check, CheckState } from './Report';

const marks: Record<CheckState, string> = { ok: '✓', failed: '✗', warning: '!', unknown: '?' };

/** One check as people read it, with what to do in a line below. */
export function checkText({ state, text, advice }: Check): string {
	return `  ${marks[state]} ${text}${advice === undefined ? '' : `\n      ${advice}`}`;
}
