import { setTimeout as pause } from 'timers/promises';

import type { AppWorkspace } from '../../harness/appWorkspace';
import type { CallEnd } from './callApp';
import { callApp, statusesOf } from './callApp';
import type { Client } from './people';
import { range } from './people';
import type { Verdict } from './Verdict';

/** Clients that call again and again: the app's own limit refuses them, and lets them in when they wait as told. */
export async function callTooOften(
	verdict: Verdict,
	clients: Client[],
	workspaces: AppWorkspace[],
): Promise<CallEnd[]> {
	const ends: CallEnd[] = [];
	for (const round of range(8)) {
		const workspace = workspaces[round % workspaces.length];
		ends.push(...(await Promise.all(clients.map((client) => callApp(workspace, client)))));
	}
	const refused = ends.slice(-clients.length).filter(({ status }) => status === 429);
	const again = await callWhenTold(refused, workspaces[1]);
	verdict.figure('repeated calls of one client', statusesOf(ends));
	verdict.claim("the app's limit lets in who waits as told", isAllDone(again), statusesOf(again) || 'nobody refused');
	return [...ends, ...again];
}

/** Many users behind one address: the workspace's own limit refuses them, and lets them in when they wait as told. */
export async function crowdOneAddress(
	verdict: Verdict,
	clients: Client[],
	workspace: AppWorkspace,
): Promise<CallEnd[]> {
	const address = '192.0.2.1';
	const ends = await Promise.all(clients.map((client) => callApp(workspace, client, address)));
	const refused = ends.filter(({ status }) => status === 429);
	const again = await callWhenTold(refused.slice(0, 10), workspace, address);
	verdict.figure(`${clients.length} users behind one address`, statusesOf(ends));
	verdict.claim(
		"the workspace's limit lets in who waits as told",
		isAllDone(again),
		statusesOf(again) || 'nobody refused',
	);
	return [...ends, ...again];
}

async function callWhenTold(refused: CallEnd[], workspace: AppWorkspace, address?: string): Promise<CallEnd[]> {
	return Promise.all(
		refused.map(async ({ client, retryAfter }) => {
			await pause((retryAfter ?? 0) * 1000);
			return callApp(workspace, client, address);
		}),
	);
}

function isAllDone(ends: CallEnd[]): boolean {
	return ends.every(({ status }) => status === 200);
}
