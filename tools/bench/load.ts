import { setTimeout as pause } from 'timers/promises';

import type { Credentials } from 'embedded-workspace';

import type { AppWorkspace } from '../harness/appWorkspace';
import { runScript } from '../scripts/runScript';
import { Crowd } from './support/Crowd';
import { Findings } from './support/Findings';
import { startPackaged } from './support/startPackaged';
import { inParallel, range } from './support/repeat';
import { spreadOf } from './support/Spread';

const help = `Everybody at once: five clients of each user call within a minute, through two instances of one workspace. Then pairs: two
clients of one user call in the same moment, through one instance.

  npm run load -- [options]

  --users <n>     (1000)
  --pairs <n>     (2000)
`;

const clientsEach = 5;
/** Within which everybody calls. */
const windowMs = 60_000;

/** A logged-in client somewhere in the world. */
interface Client {
	creds: Credentials;
	/** As the proxy in front of the workspace reports it. */
	headers: { 'x-real-ip': string };
}

/** One call of the app's endpoint, as its client sees the end. */
interface CallEnd {
	client: Client;
	status: number;
	/** Whether the body says that the other clients are logged out. */
	saysDone: boolean;
	ms: number;
}

async function callAtOnce(users: number, pairCount: number): Promise<void> {
	const findings = new Findings();
	const one = await startPackaged({ rateLimit: true });
	const { dataFolder } = one.process;
	const other = await startPackaged({ rateLimit: true, dataFolder });
	try {
		const everybody = clientsIn(dataFolder, users, clientsEach);
		const calls = everybody.map(async (client, index) => {
			await pause(Math.random() * windowMs);
			return callApp(index % 2 === 0 ? one : other, client);
		});
		const ends = await Promise.all(calls);
		const { p50, p95, p99 } = spreadOf(ends.filter(({ status }) => status === 200).map(({ ms }) => ms));
		findings.figure('everybody: 200 within, p50 / p95 / p99', `${p50} / ${p95} / ${p99} ms`);
		judge('everybody', ends, await areLoggedIn(one, ends), findings);

		const pairs = range(pairCount);
		const clients = clientsIn(dataFolder, pairs.length, 2);
		const inPairs = await inParallel(4, pairs, (index) =>
			Promise.all(clients.slice(2 * index, 2 * index + 2).map((client) => callApp(one, client))),
		);
		const alive = await areLoggedIn(one, inPairs.flat());
		judge('pairs', inPairs.flat(), alive, findings);
		const kept = pairs.filter((index) => alive[2 * index] !== alive[2 * index + 1]).length;
		findings.claim('pairs: exactly one of two clients stays', kept === pairs.length, `${kept} of ${pairs.length}`);

		findings.print();
	} finally {
		await other.process.stop();
		await one.process.stop();
	}
}

/** Logs in clients, each with an address of its own, because the workspace limits calls by address. */
function clientsIn(dataFolder: string, users: number, each: number): Client[] {
	const crowd = Crowd.of(dataFolder, users);
	const first = crowd.take(users, 0);
	const all = first.flatMap((creds) => [creds, ...range(each - 1).map(() => crowd.otherClientOf(creds.userId))]);
	crowd.close();
	return all.map((creds, index) => {
		const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
		return { creds, headers: { 'x-real-ip': address } };
	});
}

/** Lets a client log out the others. */
async function callApp(workspace: AppWorkspace, client: Client): Promise<CallEnd> {
	const start = performance.now();
	const { status, body } = await workspace.callApp(client);
	const saysDone = body.success === true && body.token === client.creds.authToken;
	return { client, status, saysDone, ms: performance.now() - start };
}

/** Returns for each end whether the workspace still accepts the client's login token. */
async function areLoggedIn(workspace: AppWorkspace, ends: CallEnd[]): Promise<boolean[]> {
	return inParallel(8, ends, async ({ client }) => {
		return (await workspace.call('GET', '/api/v1/me', client)).status === 200;
	});
}

/** Returns whether a client got a true answer: done and still logged in, or refused because it no longer is. */
export function isTold({ status, saysDone }: Omit<CallEnd, 'client' | 'ms'>, isLoggedIn: boolean): boolean {
	return isLoggedIn ? status === 200 && saysDone : status === 401 && !saysDone;
}

function judge(who: string, ends: CallEnd[], alive: boolean[], findings: Findings): void {
	const statuses = [...new Set(ends.map(({ status }) => status))].sort();
	const counts = statuses.map((status) => `${status}: ${ends.filter((end) => end.status === status).length}`);
	findings.figure(`${who}: answers`, counts.join(', '));
	const misled = ends.filter((end, index) => !isTold(end, alive[index])).length;
	findings.claim(`${who}: every client got a true answer`, misled === 0, `${misled} misled`);
}

if (require.main === module) {
	const options = {
		users: { type: 'string', default: '1000' },
		pairs: { type: 'string', default: '2000' },
	} as const;
	runScript({ help, options }, ({ users, pairs }) => callAtOnce(Number(users), Number(pairs)));
}
