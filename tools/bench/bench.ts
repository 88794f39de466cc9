import { cpus, loadavg } from 'os';

import { writeFigures } from '../scripts/markdown';
import { tableOf } from '../scripts/print';
import { runScript } from '../scripts/runScript';
import { BenchWorkspace } from './measure/BenchWorkspace';
import type { GrowthSizes } from './measure/growth';
import { measureGrowth } from './measure/growth';
import { type AppKind, packageAll } from './measure/kinds';
import { type CommandLoad, type EndpointLoad, measureCommand, measureEndpoint } from './measure/logouts';
import { measureMemory } from './measure/memory';
import type { Results } from './report/goals';
import { figuresOf, tablesOf } from './report/tables';

const help = `How fast the app is, next to what the engine and the workspace need by themselves, all in one run.

  npm run bench -- [options]

  --quick       less of everything: about a minute, and docs/performance.md stays as it is
  --help        this text

A missed goal is shown and is no error: the figures depend on the machine. Let it do nothing else meanwhile.
`;

/** How much a run measures. */
interface Sizes {
	/** Users who take turns. */
	users: number;
	endpoint: EndpointLoad[];
	command: CommandLoad[];
	/** Calls of each app, after which its memory is looked at. */
	memoryCalls: number;
	growth: GrowthSizes;
}

/** About ten minutes on two cores. */
const full: Sizes = {
	users: 2000,
	endpoint: [
		{ concurrency: 1, rounds: 60, callsEach: 20 },
		{ concurrency: 10, rounds: 24, callsEach: 50 },
	],
	command: [
		{ concurrency: 1, count: 400 },
		{ concurrency: 10, count: 400 },
	],
	memoryCalls: 20_000,
	growth: { tokens: 50, users: 100_000, revocations: 10_000, calls: 300 },
};

/** To see that it works, and roughly where things stand. */
const quick: Sizes = {
	users: 500,
	endpoint: [
		{ concurrency: 1, rounds: 4, callsEach: 20 },
		{ concurrency: 10, rounds: 4, callsEach: 30 },
	],
	command: [{ concurrency: 1, count: 40 }],
	memoryCalls: 500,
	growth: { tokens: 50, users: 2000, revocations: 200, calls: 50 },
};

runScript({ help, options: { quick: { type: 'boolean' } } }, async (flags) => {
	const results = await measureAll(flags.quick ? quick : full);
	if (!flags.quick) {
		writeFigures('docs/performance.md', figuresOf(results));
	}
	for (const { headings, rows } of Object.values(tablesOf(results))) {
		console.log(tableOf(headings, rows));
	}
	console.log(
		`It took ${results.seconds} seconds.${flags.quick ? ' Rough figures: leave out --quick for better ones.' : ''}`,
	);
});

async function measureAll(sizes: Sizes): Promise<Results> {
	const start = performance.now();
	const [load] = loadavg();
	say('packaging');
	const zips = await packageAll();
	const compared = await measureInOneWorkspace(zips, sizes);
	say(`memory after ${sizes.memoryCalls} calls`);
	const memory = await measureMemory(zips, sizes.memoryCalls);
	say('growth');
	const growth = await measureGrowth([zips.ours], sizes.growth);
	const machine = { cores: cpus().length, model: cpus()[0].model, node: process.version, load };
	return { machine, ...compared, memory, growth, seconds: Math.round((performance.now() - start) / 1000) };
}

/** What is compared with one another is measured in one and the same workspace. */
async function measureInOneWorkspace(
	zips: Record<AppKind, Buffer>,
	sizes: Sizes,
): Promise<Pick<Results, 'endpoint' | 'command'>> {
	const workspace = await BenchWorkspace.start(Object.values(zips), sizes.users);
	try {
		say('warming up');
		await measureEndpoint(workspace, { concurrency: 10, rounds: 2, callsEach: 100 });
		await measureCommand(workspace, { concurrency: 10, count: 100 });
		const results: Pick<Results, 'endpoint' | 'command'> = { endpoint: [], command: [] };
		for (const load of sizes.endpoint) {
			say(`endpoint, ${load.concurrency} at a time`);
			results.endpoint.push(await measureEndpoint(workspace, load));
		}
		for (const load of sizes.command) {
			say(`command, ${load.concurrency} at a time`);
			results.command.push(await measureCommand(workspace, load));
		}
		return results;
	} finally {
		await workspace.stop();
	}
}

function say(step: string): void {
	console.error(`... ${step}`);
}
