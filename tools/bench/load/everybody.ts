import { setTimeout as pause } from 'timers/promises';

import type { AppWorkspace } from '../../harness/appWorkspace';
import { areLoggedIn, callApp, clientsOf, isTold, percentile, statusesOf } from '../support/callApp';
import type { CallEnd, Client } from '../support/callApp';
import { Crowd } from '../support/Crowd';
import type { Instances } from '../support/instances';
import { memoryOf } from '../support/memory';
import { range } from '../support/repeat';
import { recordsByKind } from '../support/storage';
import type { Verdict } from '../support/Verdict';

/** A process that grew by no more than this between two rests is back at its level: in MiB. */
const toleratedMiB = 60;

export interface EverybodyOptions {
	users: number;
	clientsEach: number;
	/** Within which all of them call. */
	seconds: number;
	/** Seconds of rest before memory is looked at again. */
	idle: number;
}

/** Lets all clients of all users call within a short time, through all instances. */
export async function callEverybody(
	{ workspaces, dataFolder }: Instances,
	{ users, clientsEach, seconds, idle }: EverybodyOptions,
	verdict: Verdict,
): Promise<void> {
	const processes = workspaces.map(({ process }) => process);
	const clients = makeClients(dataFolder, users, clientsEach);
	await pause(5_000);
	const before = processes.map(memoryOf);

	const start = performance.now();
	const ends = await callWithin(seconds, clients, workspaces);
	const done = ends.filter(({ status }) => status === 200);
	const times = done.map(({ ms }) => ms);
	verdict.figure('clients', `${clients.length} of ${users} users`);
	verdict.figure('last call ended after', `${((performance.now() - start) / 1000).toFixed(1)} s`);
	verdict.figure('answers', statusesOf(ends));
	verdict.figure('200 within, p50 / p95 / p99', [50, 95, 99].map((p) => `${percentile(times, p)} ms`).join(' / '));
	await judge(verdict, ends, workspaces[0]);

	const told = new Set(done.map(({ client }) => client.creds.userId));
	const { revocation = 0, ...others } = recordsByKind(dataFolder);
	const areSound = revocation <= users && revocation >= told.size && Object.keys(others).length === 0;
	verdict.claim('one record of each user who logged out others', areSound, `${revocation} of ${told.size} users`);

	await pause(idle * 1000);
	const after = processes.map(memoryOf);
	for (const [index, mib] of before.entries()) {
		for (const part of ['host', 'runtime'] as const) {
			const now = after[index][part];
			const seen = `${mib[part]} before, ${now} after`;
			verdict.claim(`memory of ${part} ${index + 1} returns (MiB)`, now <= mib[part] + toleratedMiB, seen);
		}
	}
}

function makeClients(dataFolder: string, users: number, clientsEach: number): Client[] {
	const crowd = Crowd.of(dataFolder, users, []);
	try {
		const first = crowd.take(users, 0);
		return clientsOf(
			first.flatMap((creds) => [creds, ...range(clientsEach - 1).map(() => crowd.otherClientOf(creds.userId))]),
		);
	} finally {
		crowd.close();
	}
}

/** Each client calls at a random moment of its own, on one of the instances. */
async function callWithin(seconds: number, clients: Client[], workspaces: AppWorkspace[]): Promise<CallEnd[]> {
	return Promise.all(
		clients.map(async (client, index) => {
			await pause(Math.random() * seconds * 1000);
			return callApp(workspaces[index % workspaces.length], client);
		}),
	);
}

async function judge(verdict: Verdict, ends: CallEnd[], workspace: AppWorkspace): Promise<void> {
	const alive = await areLoggedIn(workspace, ends);
	const lost = ends.filter(({ status }, index) => status === 200 && !alive[index]);
	verdict.claim('no client that got a 200 is logged out', lost.length === 0, `${lost.length} out`);
	const misled = ends.filter((end, index) => !isTold(end, alive[index]));
	verdict.claim('no client got a false answer', misled.length === 0, `${misled.length} misled`);
	// Two clients that call two instances in the same moment can end each other, as without the app. Both learn it.
	const kept = new Set(ends.filter((_, index) => alive[index]).map(({ client }) => client.creds.userId));
	const all = new Set(ends.map(({ client }) => client.creds.userId));
	verdict.figure('users who have a client left', `${kept.size} of ${all.size}`);
}
