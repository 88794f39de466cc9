import { spawn } from 'child_process';
import { once } from 'events';
import { readFileSync, rmSync } from 'fs';
import { join } from 'path';

import type { Engine, JestReport } from './engines/engines';
import { enginesOf, resultOf } from './engines/engines';
import { installEngine } from './engines/installEngine';
import { parseFlags } from './flags';
import { markdownTable, writeFigures } from './markdown';
import { packageApp } from './packageApp';

const root = join(__dirname, '../..');
const reportFile = join(root, '.cache', 'engines', 'report.json');

/**
 * `npm run test:engines -- --only 1.46.0,1.62.0`: runs one packaged app on every engine, and writes the results of a run of all
 * into docs/development.md. Needs the npm registry the first time.
 */
async function testEngines(): Promise<void> {
	const { only } = parseFlags({ only: { type: 'string' } });
	const engines = enginesOf(only);
	const zip = await packageApp();
	for (const { version } of engines) {
		console.log(`Engine ${version} ...`);
		await installEngine(version);
	}
	const report = await runScenario(engines, zip);
	const rows = engines.map((engine) => {
		return [engine.version, engine.rocketChat, engine.runtime, resultOf(engine, report)];
	});
	const table = markdownTable(['Apps-Engine', 'Rocket.Chat', 'runtime', 'this app'], rows);
	console.log(table);
	if (only === undefined) {
		writeFigures('docs/development.md', { engines: table });
	}
	process.exitCode = table.includes('**fails**') ? 1 : 0;
}

async function runScenario(engines: Engine[], zip: string): Promise<JestReport> {
	rmSync(reportFile, { force: true });
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const args = ['--config', join(root, 'test', 'engines', 'jest.config.js'), '--json', '--outputFile', reportFile];
	const only = engines.map(({ version }) => version).join(',');
	const env = { ...process.env, APP_ZIP: zip, ONLY_ENGINES: only };
	const child = spawn(process.execPath, [jest, ...args], { cwd: root, env, stdio: 'inherit' });
	await once(child, 'exit');
	return JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
}

testEngines().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
