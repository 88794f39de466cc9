import type { Credentials } from 'embedded-workspace';

import type { AppWorkspace } from '../../harness/appWorkspace';
import { inParallel } from './repeat';

/** A logged-in client somewhere in the world. */
export interface Client {
	creds: Credentials;
	/** As the proxy in front of the workspace reports it. */
	headers: { 'x-real-ip': string };
}

/** One call of the app's endpoint, as its client sees the end. */
export interface CallEnd {
	client: Client;
	status: number;
	/** Whether the body says that the other clients are logged out. */
	saysDone: boolean;
	ms: number;
}

/** Gives each login an address of its own, because the workspace limits calls by address. */
export function clientsOf(logins: Credentials[]): Client[] {
	return logins.map((creds, index) => {
		const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
		return { creds, headers: { 'x-real-ip': address } };
	});
}

/** Lets a client log out the others. */
export async function callApp(workspace: AppWorkspace, client: Client): Promise<CallEnd> {
	const start = performance.now();
	const { status, body } = await workspace.callApp(client);
	const saysDone = body.success === true && body.token === client.creds.authToken;
	return { client, status, saysDone, ms: performance.now() - start };
}

/** Returns for each end whether the workspace still accepts the client's login token. */
export async function areLoggedIn(workspace: AppWorkspace, ends: CallEnd[]): Promise<boolean[]> {
	return inParallel(8, ends, async ({ client }) => {
		return (await workspace.call('GET', '/api/v1/me', client)).status === 200;
	});
}

/** Returns whether a client got a true answer: done and still logged in, or refused because it no longer is. */
export function isTold({ status, saysDone }: Omit<CallEnd, 'client' | 'ms'>, isLoggedIn: boolean): boolean {
	return isLoggedIn ? status === 200 && saysDone : status === 401 && !saysDone;
}
