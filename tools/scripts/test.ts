import { spawn } from 'child_process';
import { once } from 'events';
import { join } from 'path';

import { checkNames, runChecks, secondsSince } from './check';
import { noApps, noBrowser } from './missingHere';
import { styled } from './print';

const root = join(__dirname, '../..');

/** `npm test`: the checks, then the tests. What follows `--` goes to jest, such as the path of a test. */
async function main(): Promise<number> {
	const startedAt = Date.now();
	console.log(`${styled('bold', 'Checks')}: ${checkNames.join(', ')}.`);
	console.log(`${styled('bold', 'Tests')}: units, the embedded workspace, the packaged app in it, and a browser.`);
	console.log(
		styled('dim', 'About two minutes on two cores with nothing else to do. `npm run test:unit` takes seconds.\n'),
	);
	const problem = noApps();
	if (problem !== undefined) {
		console.error(styled('red', problem));
		return 1;
	}
	const warning = await noBrowser();
	if (warning !== undefined) {
		console.error(`${styled('red', warning)}\n`);
	}
	// While the checks run, jest packages the app and starts the first workspaces.
	const checking = runChecks();
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const child = spawn(process.execPath, [jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
	const exited = once(child, 'exit');
	if (!(await checking)) {
		child.kill();
	}
	const [code] = (await exited) as [number | null];
	const verdict = code === 0 ? styled('green', 'Everything passed') : styled('red', 'Something failed');
	console.log(`\n${verdict} after ${secondsSince(startedAt)}.`);
	return code ?? 1;
}

void main().then((code) => {
	process.exitCode = code;
});
