import { parseFlags } from '../scripts/flags';
import { callEverybody } from './load/everybody';
import { callDuringFloods } from './load/flood';
import { callInPairs } from './load/pairs';
import { startInstances } from './support/instances';
import { Verdict } from './support/Verdict';

const help = `Everybody at once: all clients of many users call within a minute, through two instances of one workspace. Then pairs:
two clients of one user call in the same moment, through one instance.

  npm run load -- [options]

  --users <n>     (1000)   --clients <n>   of each user (5)
  --seconds <n>   within which all of them call (60)
  --idle <n>      seconds of rest before memory is looked at again (60)
  --pairs <n>     (2000)
  --flooded <n>   calls of the endpoint while strangers send thousands of cookies (400)
  --json          figures and claims as one line of JSON
`;

async function main(): Promise<void> {
	const flags = parseFlags({
		users: { type: 'string', default: '1000' },
		clients: { type: 'string', default: '5' },
		seconds: { type: 'string', default: '60' },
		idle: { type: 'string', default: '60' },
		pairs: { type: 'string', default: '2000' },
		flooded: { type: 'string', default: '400' },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	});
	if (flags.help) {
		return console.log(help);
	}
	const [users, clientsEach, seconds, idle, pairs, flooded] = [
		flags.users,
		flags.clients,
		flags.seconds,
		flags.idle,
		flags.pairs,
		flags.flooded,
	].map(Number);
	const verdict = new Verdict();
	const instances = await startInstances(2, { rateLimit: true });
	try {
		if (users > 0) {
			await callEverybody(instances, { users, clientsEach, seconds, idle }, verdict);
		}
		if (pairs > 0) {
			await callInPairs(instances.workspaces[0], instances.dataFolder, pairs, verdict);
		}
		if (flooded > 0) {
			await callDuringFloods(instances.workspaces[0], instances.dataFolder, flooded, verdict);
		}
		verdict.print(flags.json ?? false);
	} finally {
		await instances.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
