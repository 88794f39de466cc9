import { setTimeout as pause } from 'timers/promises';

import { runScript } from '../scripts/runScript';
import { areLoggedIn, callApp, type CallEnd, clientsOf, isTold } from './support/clients';
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

const options = {
	users: { type: 'string', default: '1000' },
	pairs: { type: 'string', default: '2000' },
} as const;

runScript({ help, options }, async (flags) => {
	const findings = new Findings();
	const one = await startPackaged({ rateLimit: true });
	const { dataFolder } = one.process;
	const other = await startPackaged({ rateLimit: true, dataFolder });
	try {
		const everybody = clientsIn(dataFolder, Number(flags.users), clientsEach);
		const calls = everybody.map(async (client, index) => {
			await pause(Math.random() * windowMs);
			return callApp(index % 2 === 0 ? one : other, client);
		});
		const ends = await Promise.all(calls);
		const { p50, p95, p99 } = spreadOf(ends.filter(({ status }) => status === 200).map(({ ms }) => ms));
		findings.figure('everybody: 200 within, p50 / p95 / p99', `${p50} / ${p95} / ${p99} ms`);
		judge('everybody', ends, await areLoggedIn(one, ends), findings);

		const pairs = range(Number(flags.pairs));
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
});

function clientsIn(dataFolder: string, users: number, each: number): ReturnType<typeof clientsOf> {
	const crowd = Crowd.of(dataFolder, users);
	const first = crowd.take(users, 0);
	const all = first.flatMap((creds) => [creds, ...range(each - 1).map(() => crowd.otherClientOf(creds.userId))]);
	crowd.close();
	return clientsOf(all);
}

function judge(who: string, ends: CallEnd[], alive: boolean[], findings: Findings): void {
	const statuses = [...new Set(ends.map(({ status }) => status))].sort();
	const counts = statuses.map((status) => `${status}: ${ends.filter((end) => end.status === status).length}`);
	findings.figure(`${who}: answers`, counts.join(', '));
	const misled = ends.filter((end, index) => !isTold(end, alive[index])).length;
	findings.claim(`${who}: every client got a true answer`, misled === 0, `${misled} misled`);
}
