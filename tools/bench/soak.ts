import { setTimeout as pause } from 'timers/promises';

import { parseFlags } from '../scripts/flags';
import { tableOf } from '../scripts/print';
import type { AppWorkspace } from '../harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import { Chat } from './support/chat';
import { Crowd } from './support/Crowd';
import { inParallel, range } from './support/repeat';
import type { Instances } from './support/instances';
import { startInstances } from './support/instances';
import { type Memory, memoryOf } from './support/memory';
import { median, spreadOf } from './support/Spread';
import { recordsByKind, tableSizes } from './support/storage';
import { Verdict } from './support/Verdict';

const help = `Long run: so many revocations one after the other, with a look at memory and storage in between.

  npm run soak -- [options]

  --revocations <n>   (20000)    --users <n>   who take turns (100)
  --steps <n>         looks at memory and storage (10)
  --json              figures and claims as one line of JSON
`;

/** Calls under way at a time. */
const width = 4;

/** The share of revocations that are done by the command, which makes all kinds of records. */
const commandShare = 0.1;

/** Flat: what the median of the last third may be above the median of the third before, in MiB. */
const toleratedMiB = 15;

/** What Apps-Engine 1.62 itself keeps of the calls an app makes to the host, per revocation. */
const engineKiBEach = 5;

/** Memory and storage after so many revocations, and how long calls of the endpoint took since the last look. */
interface Look extends Memory {
	revocations: number;
	records: number;
	logKib: number;
	p95: number;
}

const headings = ['revocations', 'host MiB', 'runtime MiB', 'records', 'app log KiB', 'p95 ms'];

async function main(): Promise<void> {
	const flags = parseFlags({
		revocations: { type: 'string', default: '20000' },
		users: { type: 'string', default: '100' },
		steps: { type: 'string', default: '10' },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	});
	if (flags.help) {
		return console.log(help);
	}
	const asJson = flags.json ?? false;
	const [revocations, users, steps] = [flags.revocations, flags.users, flags.steps].map(Number);
	const instances = await startInstances(1, { env: { WORKSPACE_RUNTIME_HEAP_MIB: '128' } });
	try {
		const looks = await soak(instances, { revocations, users, steps });
		const rows = looks.map((look) =>
			[look.revocations, look.host, look.runtime, look.records, look.logKib, look.p95].map(String),
		);
		if (!asJson) {
			console.log(tableOf(headings, rows));
		}
		judge(looks, users, instances.dataFolder).print(asJson);
	} finally {
		await instances.stop();
	}
}

/** @throws Error unless every revocation is done */
async function soak(
	{ workspaces: [workspace], dataFolder }: Instances,
	{ revocations, users, steps }: { revocations: number; users: number; steps: number },
): Promise<Look[]> {
	const crowd = Crowd.of(dataFolder, users, []);
	const looks: Look[] = [];
	let made = 0;
	try {
		for (const step of range(steps)) {
			const times: number[] = [];
			while (made < ((step + 1) * revocations) / steps) {
				const logins = crowd.take(Math.min(users, revocations - made));
				times.push(...(await inParallel(width, logins, (creds) => revoke(workspace, crowd, creds))).flat());
				made += logins.length;
			}
			await pause(1000);
			const { app_persistence: records, app_logs: log } = tableSizes(dataFolder);
			const { p95 } = spreadOf(times);
			looks.push({ ...memoryOf(workspace.process), revocations: made, records: records.rows, logKib: log.kib, p95 });
		}
		return looks;
	} finally {
		crowd.close();
	}
}

/** Returns how long a call of the endpoint took; nothing if the command was used. */
async function revoke(workspace: AppWorkspace, crowd: Crowd, creds: Credentials): Promise<number[]> {
	if (Math.random() >= commandShare) {
		const start = performance.now();
		const { status } = await workspace.callApp({ creds, body: {} });
		if (status !== 200) {
			throw new Error(`The endpoint answered with HTTP ${status}.`);
		}
		return [performance.now() - start];
	}
	const chat = new Chat(workspace, crowd.stores.events, creds);
	await chat.confirm((await chat.openQuestion()).modal);
	return [];
}

function judge(looks: Look[], users: number, dataFolder: string): Verdict {
	const verdict = new Verdict();
	const { revocations } = looks[looks.length - 1];
	const third = Math.ceil(looks.length / 3);
	const engineMiB = ((revocations / looks.length) * third * engineKiBEach) / 1024;
	for (const part of ['host', 'runtime'] as const) {
		const tolerated = toleratedMiB + (part === 'runtime' ? engineMiB : 0);
		const [middle, last] = [looks.slice(-2 * third, -third), looks.slice(-third)].map((some) =>
			median(some.map((look) => look[part])),
		);
		const claim = `memory of the ${part} is flat${part === 'runtime' ? ', but for what the engine keeps' : ''}`;
		const seen = `${middle} MiB in the middle third, ${last} MiB in the last`;
		verdict.claim(claim, last <= middle + tolerated, seen);
	}
	const kinds = recordsByKind(dataFolder);
	const records = Object.values(kinds).reduce((sum, count) => sum + count, 0);
	verdict.claim(`at most ${3 * users} records of ${users} users`, records <= 3 * users, JSON.stringify(kinds));
	for (const [table, { rows, kib }] of Object.entries(tableSizes(dataFolder))) {
		const each = `${(rows / revocations).toFixed(2)} rows, ${((kib * 1024) / revocations).toFixed(0)} bytes`;
		verdict.figure(`${table}, each revocation`, `${each} (${rows} rows, ${kib} KiB in all)`);
	}
	return verdict;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
