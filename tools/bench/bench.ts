import { parseFlags } from '../scripts/flags';
import { tableOf } from '../scripts/demo/table';
import { writePerformanceDoc } from './speed/performanceDoc';
import { goalsOf } from './speed/goals';
import { runAll } from './speed/runAll';
import { fullSizes, quickSizes } from './speed/sizes';
import { tablesOf } from './speed/tables';

const help = `How fast the app is, next to what the engine and the workspace need by themselves, all in one run.

  npm run bench -- [options]

  --quick       less of everything: about a minute, and docs/performance.md stays as it is
  --json        the results as one line of JSON, the last one printed
  --keep-docs   do not write docs/performance.md and its chart
  --help        this text

A missed goal is shown and is no error: the figures depend on the machine. Let it do nothing else meanwhile.
`;

async function main(): Promise<void> {
	const flags = parseFlags({
		quick: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
		'keep-docs': { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	});
	if (flags.help) return console.log(help);
	const isQuick = flags.quick ?? false;
	const results = await runAll(isQuick ? quickSizes : fullSizes, isQuick, (step) => console.error(`... ${step}`));
	if (!isQuick && !flags['keep-docs']) writePerformanceDoc(results);
	if (flags.json) return console.log(JSON.stringify({ ...results, goals: goalsOf(results) }));
	for (const { headings, rows } of Object.values(tablesOf(results))) console.log(tableOf(headings, rows));
	console.log(
		`It took ${results.seconds} seconds.${isQuick ? ' Rough figures: leave out --quick for better ones.' : ''}`,
	);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
