import { isBefore } from '../../../version';

/** Returns the Rocket.Chat that the workspace emulates, such as `6.5`. */
export async function workspaceVersion(): Promise<string> {
	const answer = await fetch('/api/info');
	return ((await answer.json()) as { version: string }).version;
}

/**
 * What a client does with a modal once it is submitted: close it after drawing the app's answer, merge an updated view into
 * it (what the update leaves out stays), or replace it.
 */
export type AfterSubmit = 'close' | 'merge' | 'replace';

/** Returns what a client of this version does; the mobile app is the same for all versions. */
export function afterSubmitOf(version: string, mobile: boolean): AfterSubmit {
	if (mobile) {
		return 'replace';
	}
	return isBefore(version, '6.14') ? 'close' : 'merge';
}
