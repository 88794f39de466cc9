import type { AppWorkspace } from '../../harness/appWorkspace';
import type { Client } from './people';

/** One call of the app's endpoint, as a client of it sees the end. */
export interface CallEnd {
	client: Client;
	status: number;
	/** Seconds, of a 429 only; NaN where it is missing or no number. */
	retryAfter?: number;
	ms: number;
}

/** Lets a client log out the others. @param address in place of the client's own, for people behind one proxy */
export async function callApp(rest: AppWorkspace, client: Client, address = client.address): Promise<CallEnd> {
	const start = performance.now();
	const { status, headers } = await rest.callApp({ creds: client.creds, headers: { 'x-real-ip': address } });
	const ms = performance.now() - start;
	return { client, status, ms, ...(status === 429 && { retryAfter: secondsOf(headers.get('retry-after')) }) };
}

function secondsOf(header: string | null): number {
	return header !== null && /^\d+$/.test(header) ? Number(header) : NaN;
}

/** A wait that a person or a script can act on: whole seconds, not more than a window of the limits. */
export function isUsable(retryAfter: number | undefined): boolean {
	return retryAfter !== undefined && retryAfter >= 1 && retryAfter <= 60;
}

/** How often each status came, as text: `200: 12, 401: 3`. */
export function statusesOf(ends: CallEnd[]): string {
	const counts = new Map<number, number>();
	for (const { status } of ends) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts]
		.sort(([a], [b]) => a - b)
		.map(([status, count]) => `${status}: ${count}`)
		.join(', ');
}

/** The time within which so many of a hundred calls ended, in ms. */
export function percentile(ends: CallEnd[], percent: number): number {
	const times = ends.map(({ ms }) => ms).sort((a, b) => a - b);
	return Math.round(times[Math.min(times.length - 1, Math.floor((times.length * percent) / 100))] ?? 0);
}
