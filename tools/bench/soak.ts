import { setTimeout as pause } from 'timers/promises';

import type { Credentials } from 'embedded-workspace';
import { runtimePids } from 'embedded-workspace/testing';

import type { AppWorkspace } from '../harness/appWorkspace';
import { runScript } from '../scripts/runScript';
import { tableOf } from '../scripts/print';
import { Chat } from './support/chat';
import { Crowd } from './support/Crowd';
import { Findings } from './support/Findings';
import { inParallel, range } from './support/repeat';
import { spreadOf } from './support/Spread';
import { residentMiB, startPackaged } from './support/startPackaged';

const help = `Long run: so many logouts one after the other, with a look at memory and records in between.

  npm run soak -- [options]

  --revocations <n>   (20000)
  --users <n>         who take turns (100)
`;

const steps = 10;
/** Calls under way at a time. */
const width = 4;
/** The share of logouts that are done by the command, which makes all kinds of records. */
const commandShare = 0.1;
/** Flat: what the median of the last third may be above the median of the third before, in MiB. */
const toleratedMiB = 15;
/** What Apps-Engine 1.62 itself keeps of the calls an app makes to the host, per logout. */
const engineKiBEach = 5;

/** After so many logouts: memory in MiB, records of users, and how long calls of the endpoint took since the last look. */
interface Look {
	made: number;
	host: number;
	runtime: number;
	records: number;
	p95: number;
}

const options = {
	revocations: { type: 'string', default: '20000' },
	users: { type: 'string', default: '100' },
} as const;

runScript({ help, options }, async (flags) => {
	const [revocations, users] = [Number(flags.revocations), Number(flags.users)];
	const workspace = await startPackaged({ env: { WORKSPACE_RUNTIME_HEAP_MIB: '128' } });
	const crowd = Crowd.of(workspace.process.dataFolder, users);
	try {
		const looks = await soak(workspace, crowd, revocations, users);
		const rows = looks.map(({ made, host, runtime, records, p95 }) => [made, host, runtime, records, p95].map(String));
		console.log(tableOf(['logouts', 'host MiB', 'runtime MiB', 'records', 'p95 ms'], rows));
		judge(looks, users);
	} finally {
		crowd.close();
		await workspace.process.stop();
	}
});

async function soak(workspace: AppWorkspace, crowd: Crowd, revocations: number, users: number): Promise<Look[]> {
	const looks: Look[] = [];
	let made = 0;
	for (const step of range(steps)) {
		const times: number[] = [];
		while (made < ((step + 1) * revocations) / steps) {
			const logins = crowd.take(Math.min(users, revocations - made));
			times.push(...(await inParallel(width, logins, (creds) => logOutOthers(workspace, crowd, creds))).flat());
			made += logins.length;
		}
		await pause(1000);
		const host = residentMiB([workspace.process.pid]);
		const runtime = residentMiB(runtimePids(workspace.process));
		looks.push({ made, host, runtime, records: countRecords(crowd), p95: spreadOf(times).p95 });
	}
	return looks;
}

/** Returns how long a call of the endpoint took; nothing if the command was used. */
async function logOutOthers(workspace: AppWorkspace, crowd: Crowd, creds: Credentials): Promise<number[]> {
	if (Math.random() < commandShare) {
		const chat = new Chat(workspace, crowd.stores.events, creds);
		await chat.confirm((await chat.openQuestion()).modal);
		return [];
	}
	const start = performance.now();
	const { status } = await workspace.callApp({ creds, body: {} });
	if (status !== 200) {
		throw new Error(`The endpoint answered with HTTP ${status}.`);
	}
	return [performance.now() - start];
}

function countRecords({ stores }: Crowd): number {
	const sql = "SELECT count(*) AS records FROM app_persistence WHERE json_extract(data, '$.kind') IS NOT NULL";
	return (stores.db.prepare(sql).get() as { records: number }).records;
}

function judge(looks: Look[], users: number): void {
	const findings = new Findings();
	const { made, records } = looks[steps - 1];
	const third = Math.ceil(steps / 3);
	const engineMiB = ((made / steps) * third * engineKiBEach) / 1024;
	for (const part of ['host', 'runtime'] as const) {
		const thirds = [looks.slice(-2 * third, -third), looks.slice(-third)];
		const [middle, last] = thirds.map((some) => spreadOf(some.map((look) => look[part])).p50);
		const isFlat = last <= middle + toleratedMiB + (part === 'runtime' ? engineMiB : 0);
		const claim = `memory of the ${part} is flat${part === 'runtime' ? ', but for what the engine keeps' : ''}`;
		findings.claim(claim, isFlat, `${middle} MiB in the middle third, ${last} MiB in the last`);
	}
	findings.claim(`at most three records of each of ${users} users`, records <= 3 * users, String(records));
	findings.print();
}
