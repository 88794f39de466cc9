import { spawn } from 'child_process';
import { once } from 'events';
import { readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

import { parseFlags } from './flags';
import type { EngineResult } from './engines/compatibilityTable';
import { withResults } from './engines/compatibilityTable';
import type { Engine } from './engines/engines';
import { enginesOf } from './engines/engines';
import { installEngine } from './engines/installEngine';
import type { JestReport } from './engines/jestReport';
import { resultsOf } from './engines/jestReport';
import { formatFile } from './check';
import { packageApp } from './packageApp';

const root = join(__dirname, '../..');
const report = join(root, '.cache', 'engines', 'report.json');
const document = join(root, 'docs', 'development.md');

/**
 * `npm run test:engines -- --only 1.46.0,1.62.0`: runs one packaged app on every engine and writes the results into the
 * table in docs. Needs the npm registry the first time.
 */
async function testEngines(): Promise<void> {
	const { only } = parseFlags({ only: { type: 'string' } });
	const engines = enginesOf(only);
	const zip = await packageApp();
	for (const { version } of engines) {
		console.log(`Engine ${version} ...`);
		await installEngine(version);
	}
	const results = await runScenario(engines, zip);
	writeTable(results);
	const failed = results.filter(({ passed }) => Object.values(passed).includes(false));
	if (failed.length === 0) {
		return console.log(`Everything works on ${engines.length} engines. Written to docs/development.md`);
	}
	console.error(`Something does not work on ${failed.map(({ engine }) => engine.version).join(', ')}.`);
	process.exitCode = 1;
}

async function runScenario(engines: Engine[], zip: string): Promise<EngineResult[]> {
	rmSync(report, { force: true });
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const args = ['--config', join(root, 'test', 'engines', 'jest.config.js'), '--json', '--outputFile', report];
	const only = engines.map(({ version }) => version).join(',');
	const env = { ...process.env, APP_ZIP: zip, ONLY_ENGINES: only };
	const child = spawn(process.execPath, [jest, ...args], { cwd: root, env, stdio: 'inherit' });
	await once(child, 'exit');
	return resultsOf(JSON.parse(readFileSync(report, 'utf8')) as JestReport, engines);
}

function writeTable(results: EngineResult[]): void {
	writeFileSync(document, withResults(readFileSync(document, 'utf8'), results));
	formatFile(document);
}

testEngines().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
