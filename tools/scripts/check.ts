import { execFile, execFileSync } from 'child_process';
import { join } from 'path';
import { promisify } from 'util';

import generateTexts from './generateTexts';
import { styled } from './print';

const root = join(__dirname, '../..');

const checks: [name: string, program: string, ...args: string[]][] = [
	['types of the app', 'typescript-7/bin/tsc', '-p', 'tsconfig.json'],
	['types of the tools', 'typescript-7/bin/tsc', '-p', 'tools/tsconfig.json'],
	['types of the embedded workspace', 'typescript-7/bin/tsc', '-p', 'packages/embedded-workspace/tsconfig.json'],
	['formatting', 'oxfmt/bin/oxfmt', '--check', '.'],
	['lint', 'oxlint/bin/oxlint', '--deny-warnings', '.'],
];

/** What the checks are, for people. */
export const checkNames = checks.map(([name]) => name);

/** Checks formatting, lint and types, side by side: a machine has more than one core. Returns whether all passed. */
export async function runChecks(): Promise<boolean> {
	generateTexts();
	const passed = await Promise.all(checks.map(isPassed));
	return passed.every(Boolean);
}

async function isPassed([name, program, ...args]: (typeof checks)[number]): Promise<boolean> {
	const startedAt = Date.now();
	try {
		await promisify(execFile)(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root });
		console.log(`  ${styled('green', '✓')} ${name} ${styled('dim', `(${secondsSince(startedAt)})`)}`);
		return true;
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		console.error(`  ${styled('red', '✗')} ${name}\n${stdout ?? ''}${stderr ?? String(error)}`);
		return false;
	}
}

/** Returns the time that has passed, such as `12 s`. */
export function secondsSince(startedAt: number): string {
	return `${Math.round((Date.now() - startedAt) / 1000)} s`;
}

/** Lays out a file of this repository as `npm run format` does, such as the columns of a table in a document. */
export function formatFile(path: string): void {
	execFileSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), path], { cwd: root });
}

if (require.main === module) {
	void runChecks().then((areAllPassed) => {
		process.exitCode = areAllPassed ? 0 : 1;
	});
}
