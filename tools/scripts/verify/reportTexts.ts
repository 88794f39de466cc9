import type { CheckState, Report } from '../report/Report';

/** The sentence at the end. */
export function verdictText({ checks, isSound }: Report): string {
	const count = (wanted: CheckState): number => checks.filter(({ state }) => state === wanted).length;
	const more = [
		...(count('warning') > 0 ? [`${count('warning')} to look at`] : []),
		...(count('unknown') > 0 ? [`${count('unknown')} not to be seen by this user`] : []),
	];
	const verdict = isSound ? 'The app works.' : `${count('failed')} of ${checks.length} checks failed.`;
	return more.length === 0 ? verdict : `${verdict} (${more.join(', ')})`;
}

/** The whole report for programs. */
export function reportJson(url: string, { checks, isSound }: Report): string {
	return JSON.stringify({ url, isSound, checks }, null, '\t');
}
