import { setTimeout as pause } from 'timers/promises';
import { parseArgs } from 'util';

import type { AppWorkspace } from '../harness/appWorkspace';
import { appId } from '../harness/appWorkspace';
import type { CallEnd } from './support/callApp';
import { callApp, isUsable, percentile, statusesOf } from './support/callApp';
import { inParallel } from './support/inParallel';
import type { Instances } from './support/instances';
import { runCleanUp, startInstances } from './support/instances';
import { callTooOften, crowdOneAddress } from './support/limits';
import { memoryOf, peakDuring } from './support/memory';
import type { Client } from './support/people';
import { isLoggedIn, makeClients } from './support/people';
import { ageRecords, mostNotes, recordsByKind, strangeRecords } from './support/storage';
import { Verdict } from './support/Verdict';

const help = `Everybody at once: all clients of many users call within a minute, through two instances of one workspace.

  npm run load -- [options]

  --users <n>     (1000)   --clients <n>   of each user (5)
  --seconds <n>   within which all of them call (60)
  --idle <n>      seconds of rest before memory is looked at again (60)
  --json          figures and claims as one line of JSON
`;

interface Options {
	users: number;
	clientsEach: number;
	seconds: number;
	idle: number;
}

/** A process that grew by no more than this between two rests is back at its level: in MiB. */
const toleratedMiB = 60;

async function main(): Promise<void> {
	const { values: flags } = parseArgs({
		options: {
			users: { type: 'string', default: '1000' },
			clients: { type: 'string', default: '5' },
			seconds: { type: 'string', default: '60' },
			idle: { type: 'string', default: '60' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (flags.help) return console.log(help);
	const [users, clientsEach, seconds, idle] = [flags.users, flags.clients, flags.seconds, flags.idle].map(Number);
	const instances = await startInstances(2, { rateLimit: true });
	try {
		const verdict = await run(instances, { users, clientsEach, seconds, idle });
		verdict.print(flags.json ?? false);
	} finally {
		await instances.stop();
	}
}

async function run({ workspaces, dataFolder }: Instances, options: Options): Promise<Verdict> {
	const verdict = new Verdict();
	const processes = workspaces.map(({ process }) => process);
	const clients = await makeClients(workspaces[0], options.users, options.clientsEach);
	await pause(5_000);
	const before = processes.map(memoryOf);

	const start = performance.now();
	const { result: ends, peaks } = await peakDuring(processes, () => callWithin(options.seconds, clients, workspaces));
	verdict.figure('clients', `${clients.length} of ${options.users} users`);
	verdict.figure('last call ended after', `${((performance.now() - start) / 1000).toFixed(1)} s`);
	verdict.figure('answers', statusesOf(ends));
	const done = ends.filter(({ status }) => status === 200);
	verdict.figure('200 within, p50 / p95 / p99', [50, 95, 99].map((p) => `${percentile(done, p)} ms`).join(' / '));
	await judgeLogins(verdict, ends, workspaces, options.users);

	const kept = done.map(({ client }) => client);
	const often = await callTooOften(verdict, kept.slice(0, Math.ceil(kept.length / 10)), workspaces);
	const crowd = await crowdOneAddress(verdict, kept.slice(-25), workspaces[0]);
	const all = [...ends, ...often, ...crowd];
	const refused = all.filter(({ status }) => status !== 200 && status !== 401);
	const usable = refused.filter(({ status, retryAfter }) => status === 429 && isUsable(retryAfter));
	verdict.claim(
		'everyone refused got 401 or a 429 with a usable Retry-After',
		usable.length === refused.length,
		[statusesOf(all)].join(),
	);

	await pause(options.idle * 1000);
	const after = processes.map(memoryOf);
	for (const [index, mib] of before.entries()) {
		for (const part of ['host', 'runtime'] as const) {
			const [now, peak] = [after[index][part], peaks[index][part]];
			const seen = `${mib[part]} before, ${peak} at most, ${now} after`;
			verdict.claim(`memory of ${part} ${index + 1} returns (MiB)`, now <= mib[part] + toleratedMiB, seen);
		}
	}
	await judgeRecords(verdict, dataFolder, workspaces[0], all);
	return verdict;
}

/** Each client calls at a moment of its own, spread evenly at random, on one of the instances. */
async function callWithin(seconds: number, clients: Client[], workspaces: AppWorkspace[]): Promise<CallEnd[]> {
	return Promise.all(
		clients.map(async (client, index) => {
			await pause(Math.random() * seconds * 1000);
			return callApp(workspaces[index % workspaces.length], client);
		}),
	);
}

async function judgeLogins(
	verdict: Verdict,
	ends: CallEnd[],
	workspaces: AppWorkspace[],
	users: number,
): Promise<void> {
	const alive = await inParallel(8, ends, ({ client }) => isLoggedIn(workspaces[0], client));
	const lost = ends.filter(({ status }, index) => status === 200 && !alive[index]);
	verdict.claim('nobody who got 200 lost that client', lost.length === 0, `${lost.length} lost`);
	const keptPerUser = new Map<number, number>();
	ends.forEach(({ client }, index) => {
		if (alive[index]) keptPerUser.set(client.user, (keptPerUser.get(client.user) ?? 0) + 1);
	});
	const ones = [...keptPerUser.values()].filter((count) => count === 1).length;
	verdict.claim('every user is left with exactly one client', ones === users, `${ones} of ${users}`);
}

async function judgeRecords(verdict: Verdict, folder: string, workspace: AppWorkspace, all: CallEnd[]): Promise<void> {
	const done = all.filter(({ status }) => status === 200).length;
	const kinds = recordsByKind(folder);
	const isSound = kinds['revocation done'] === done && strangeRecords(kinds) === 0;
	verdict.claim('one record per revocation, one per login and none else', isSound, JSON.stringify(kinds));
	ageRecords(folder, 100);
	await runCleanUp(workspace, appId);
	const { other = 0, ...rest } = recordsByKind(folder);
	const left = Object.values(rest).reduce((sum, count) => sum + count, 0);
	verdict.claim(
		'100 days later the clean-up leaves its own notes only',
		left === 0 && other <= mostNotes,
		`${left} and ${other}`,
	);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
