import type { AppWorkspace } from '../../harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import { inParallel, range } from './repeat';

/** A logged-in client somewhere in the world, with an address of its own. */
export interface Client {
	creds: Credentials;
	/** As the proxy in front of the workspace reports it. */
	address: string;
}

/** One call of the app's endpoint, as its client sees the end. */
export interface CallEnd {
	client: Client;
	status: number;
	/** Whether the body says that the other clients are logged out. */
	saysDone: boolean;
	ms: number;
}

/** Gives each login an address of its own. */
export function clientsOf(logins: Credentials[]): Client[] {
	return range(logins.length).map((index) => ({
		creds: logins[index],
		address: `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
	}));
}

/** Lets a client log out the others. */
export async function callApp(workspace: AppWorkspace, client: Client): Promise<CallEnd> {
	const start = performance.now();
	const { status, body } = await workspace.callApp({ creds: client.creds, headers: headersOf(client) });
	const saysDone = body.success === true && body.token === client.creds.authToken;
	return { client, status, saysDone, ms: performance.now() - start };
}

/** Returns for each end whether the workspace still takes the client's login token. */
export async function areLoggedIn(workspace: AppWorkspace, ends: CallEnd[]): Promise<boolean[]> {
	return inParallel(8, ends, async ({ client }) => {
		const { status } = await workspace.call('GET', '/api/v1/me', { creds: client.creds, headers: headersOf(client) });
		if (status !== 200 && status !== 401) {
			throw new Error(`GET /api/v1/me: ${status}`);
		}
		return status === 200;
	});
}

/** Returns whether a client got a true answer: done and still logged in, or refused because it no longer is. */
export function isTold({ status, saysDone }: CallEnd, isLoggedIn: boolean): boolean {
	return isLoggedIn ? status === 200 && saysDone : status === 401 && !saysDone;
}

/** Returns how often each status came, as text: `200: 12, 401: 3`. */
export function statusesOf(ends: CallEnd[]): string {
	const counts = new Map<number, number>();
	for (const { status } of ends) {
		counts.set(status, (counts.get(status) ?? 0) + 1);
	}
	return [...counts]
		.sort(([a], [b]) => a - b)
		.map(([status, count]) => `${status}: ${count}`)
		.join(', ');
}

/** Returns the time within which so many of a hundred calls ended, in ms. */
export function percentile(all: number[], percent: number): number {
	const times = [...all].sort((a, b) => a - b);
	return Math.round(times[Math.min(times.length - 1, Math.floor((times.length * percent) / 100))] ?? 0);
}

function headersOf({ address }: Client): Record<string, string> {
	return { 'x-real-ip': address };
}
