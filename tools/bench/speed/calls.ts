import type { Credentials } from 'embedded-workspace';
import type { BenchWorkspace } from './BenchWorkspace';

/** Calls an endpoint once for each login, one after the other, and returns how long each call took. */
export async function timesOf({ caller }: BenchWorkspace, path: string, logins: Credentials[]): Promise<number[]> {
	const times: number[] = [];
	for (const creds of logins) times.push((await caller.expect(200, 'POST', path, { creds, body: {} })).ms);
	return times;
}
