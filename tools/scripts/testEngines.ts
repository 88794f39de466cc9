import { spawn } from 'child_process';
import { once } from 'events';
import { readFileSync, rmSync } from 'fs';
import { join } from 'path';

import type { JestReport } from './engines/engines';
import { engines, resultOf } from './engines/engines';
import { installEngine } from './engines/installEngine';
import { markdownTable, writeFigures } from './markdown';
import { packageApp } from './packageApp';
import { runScript } from './runScript';

const root = join(__dirname, '../..');
const reportFile = join(root, '.cache', 'engines', 'report.json');

/**
 * `npm run test:engines`: runs one packaged app on every engine, and writes the results into docs/development.md. Needs the npm
 * registry the first time.
 */
runScript({}, async () => {
	const zip = await packageApp();
	for (const { version } of engines) {
		console.log(`Engine ${version} ...`);
		await installEngine(version);
	}
	const report = await runScenario(zip);
	const rows = engines.map((engine) => {
		return [engine.version, engine.rocketChat, engine.runtime, resultOf(engine, report)];
	});
	const table = markdownTable(['Apps-Engine', 'Rocket.Chat', 'runtime', 'this app'], rows);
	console.log(table);
	writeFigures('docs/development.md', { engines: table });
	process.exitCode = table.includes('**fails**') ? 1 : 0;
});

async function runScenario(zip: string): Promise<JestReport> {
	rmSync(reportFile, { force: true });
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const args = ['--config', join(root, 'test', 'engines', 'jest.config.js'), '--json', '--outputFile', reportFile];
	const env = { ...process.env, APP_ZIP: zip };
	const child = spawn(process.execPath, [jest, ...args], { cwd: root, env, stdio: 'inherit' });
	await once(child, 'exit');
	return JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
}
