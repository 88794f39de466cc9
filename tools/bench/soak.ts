import { setTimeout as pause } from 'timers/promises';
import { parseArgs } from 'util';

import { tableOf } from '../scripts/demo/table';
import { appId } from '../harness/appWorkspace';
import type { CallEnd } from './support/callApp';
import { callApp, percentile, statusesOf } from './support/callApp';
import { inParallel } from './support/inParallel';
import type { Instances } from './support/instances';
import { runCleanUp, startInstances } from './support/instances';
import type { Memory } from './support/memory';
import { memoryOf } from './support/memory';
import type { Client } from './support/people';
import { makeClients, range } from './support/people';
import { ageRecords, fileMiB, mostNotes, recordsByKind, strangeRecords, tableSizes } from './support/storage';
import { Verdict } from './support/Verdict';

const help = `Long run: so many revocations one after the other, with a look at memory and storage in between.

  npm run soak -- [options]

  --revocations <n>   (20000)    --users <n>   who take turns (1000)
  --steps <n>         looks at memory and storage (10)
  --json              figures and claims as one line of JSON
`;

/** Calls under way at a time. */
const width = 4;

/** Flat: what the median of the last third may be above the median of the third before, in MiB. */
const toleratedMiB = 15;

/** What Apps-Engine 1.62 itself keeps of the calls an app makes to the host, per revocation: see docs/load.md. */
const engineKiBEach = 5;

interface Look extends Memory {
	revocations: number;
	persistenceRows: number;
	persistenceKib: number;
	logKib: number;
	fileMib: number;
	p50: number;
	p95: number;
}

async function main(): Promise<void> {
	const { values: flags } = parseArgs({
		options: {
			revocations: { type: 'string', default: '20000' },
			users: { type: 'string', default: '1000' },
			steps: { type: 'string', default: '10' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (flags.help) return console.log(help);
	const asJson = flags.json ?? false;
	const [revocations, users, steps] = [flags.revocations, flags.users, flags.steps].map(Number);
	const instances = await startInstances(1, { env: { WORKSPACE_RUNTIME_HEAP_MIB: '128' } });
	try {
		const { looks, ends } = await soak(instances, { revocations, users, steps });
		if (!asJson) console.log(tableOf(headings, looks.map(rowOf)));
		(await judge(looks, ends, instances)).print(asJson);
	} finally {
		await instances.stop();
	}
}

async function soak(
	{ workspaces: [workspace], dataFolder }: Instances,
	{ revocations, users, steps }: { revocations: number; users: number; steps: number },
): Promise<{ looks: Look[]; ends: CallEnd[] }> {
	// Faster than people: the app's own limit would be in the way of a run that is to end today.
	await workspace.saveSetting('attempts_per_minute', 1000);
	const clients = await makeClients(workspace, users, 1);
	const perStep = Math.ceil(revocations / steps);
	const looks: Look[] = [];
	const ends: CallEnd[] = [];
	for (const step of range(steps)) {
		const callers = range(perStep).map((index): Client => clients[(step * perStep + index) % clients.length]);
		const stepEnds = await inParallel(width, callers, (client) => callApp(workspace, client));
		ends.push(...stepEnds);
		await pause(1000);
		const sizes = new Map(tableSizes(dataFolder).map((size) => [size.table, size]));
		looks.push({
			...memoryOf(workspace.process),
			revocations: ends.length,
			persistenceRows: sizes.get('app_persistence')?.rows ?? 0,
			persistenceKib: sizes.get('app_persistence')?.kib ?? 0,
			logKib: sizes.get('app_logs')?.kib ?? 0,
			fileMib: fileMiB(dataFolder),
			p50: percentile(stepEnds, 50),
			p95: percentile(stepEnds, 95),
		});
	}
	return { looks, ends };
}

async function judge(
	looks: Look[],
	ends: CallEnd[],
	{ workspaces: [workspace], dataFolder }: Instances,
): Promise<Verdict> {
	const verdict = new Verdict();
	const done = ends.filter(({ status }) => status === 200).length;
	verdict.claim('every revocation was done', done === ends.length, statusesOf(ends));
	const third = Math.ceil(looks.length / 3);
	const engineMiB = ((ends.length / looks.length) * third * engineKiBEach) / 1024;
	for (const part of ['host', 'runtime'] as const) {
		const tolerated = toleratedMiB + (part === 'runtime' ? engineMiB : 0);
		const [middle, last] = [looks.slice(-2 * third, -third), looks.slice(-third)].map((some) => median(some, part));
		const seen = `${middle} MiB in the middle third, ${last} MiB in the last`;
		verdict.claim(
			`memory of the ${part} is flat${part === 'runtime' ? ', but for what the engine keeps' : ''}`,
			last <= middle + tolerated,
			seen,
		);
	}
	const kinds = recordsByKind(dataFolder);
	const isSound = kinds['revocation done'] === done && strangeRecords(kinds) === 0;
	verdict.claim('one record per revocation, one per login and none else', isSound, JSON.stringify(kinds));
	for (const { table, rows: count, kib } of tableSizes(dataFolder)) {
		const each = `${(count / ends.length).toFixed(2)} rows, ${((kib * 1024) / ends.length).toFixed(0)} bytes`;
		verdict.figure(`${table}, each revocation`, `${each} (${count} rows, ${kib} KiB in all)`);
	}
	ageRecords(dataFolder, 100);
	const start = performance.now();
	await runCleanUp(workspace, appId);
	verdict.figure('clean-up of all of them', `${Math.round(performance.now() - start)} ms`);
	const left = tableSizes(dataFolder).find(({ table }) => table === 'app_persistence')?.rows;
	const isClean = left !== undefined && left <= mostNotes;
	verdict.claim('100 days later the clean-up leaves its own notes only', isClean, `${left} rows`);
	return verdict;
}

function median(looks: Look[], part: keyof Memory): number {
	return looks.map((look) => look[part]).sort((a, b) => a - b)[Math.floor(looks.length / 2)];
}

const headings = [
	'revocations',
	'host MiB',
	'runtime MiB',
	'records',
	'KiB',
	'app log KiB',
	'file MiB',
	'p50 ms',
	'p95 ms',
];

function rowOf(look: Look): string[] {
	const { revocations, host, runtime, persistenceRows, persistenceKib, logKib, fileMib, p50, p95 } = look;
	return [revocations, host, runtime, persistenceRows, persistenceKib, logKib, fileMib, p50, p95].map(String);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
