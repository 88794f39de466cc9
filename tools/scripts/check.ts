import { execFile } from 'child_process';
import { join } from 'path';
import { promisify } from 'util';

const root = join(__dirname, '../..');

/** Formatting, lint and types, side by side: they do not need one another, and a machine has more than one core. */
const checks: [name: string, program: string, ...args: string[]][] = [
	['types of the app', 'typescript/bin/tsc', '-p', 'tsconfig.json'],
	['types of the tools', 'typescript/bin/tsc', '-p', 'tools/tsconfig.json'],
	['formatting', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
	['lint', 'eslint/bin/eslint.js', '.'],
];

async function isPassed([name, program, ...args]: (typeof checks)[number]): Promise<boolean> {
	try {
		await promisify(execFile)(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root });
		console.log(`${name}: ok`);
		return true;
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		console.error(`${name}: failed\n${stdout ?? ''}${stderr ?? String(error)}`);
		return false;
	}
}

void Promise.all(checks.map(isPassed)).then((passed) => {
	process.exitCode = passed.every(Boolean) ? 0 : 1;
});
