import { isBefore } from '../../../version';

/** Returns the Rocket.Chat that the workspace plays, such as `6.5`. */
export async function workspaceVersion(): Promise<string> {
	const answer = await fetch('/api/info');
	return ((await answer.json()) as { version: string }).version;
}

/** Before 6.14 the web client closes a submitted modal once it has drawn the app's update of it. */
export function closesSubmittedModals(version: string): boolean {
	return isBefore(version, '6.14');
}
