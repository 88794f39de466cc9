import { execFile } from 'child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { promisify } from 'util';

const projectFolder = resolve(__dirname, '../../..');

/** What engines and their runtimes import without declaring it, or from where Deno looks. */
export const runtimeDependencies = {
	'@msgpack/msgpack': '3.0.0-beta2',
	'@rocket.chat/icons': '0.32.0',
	'@rocket.chat/ui-kit': '0.31.25',
	acorn: '8.10.0',
	'acorn-walk': '8.2.0',
	astring: '1.8.6',
	'jsonrpc-lite': '2.2.0',
	mem: '8.1.1',
	'stack-trace': '0.0.10',
	uuid: '8.3.2',
};

const source = join('packages', 'embedded-workspace', 'src');

/** Returns the program of the embedded workspace that an engine hosts: a copy beside it. */
export function cliBeside(version: string): string {
	return join(folderOf(version), source, 'cli.ts');
}

function folderOf(version: string): string {
	return join(projectFolder, '.cache', 'engines', version);
}

/**
 * Installs an engine aside, and puts a fresh copy of `packages/embedded-workspace/src/` beside it: what the copy imports is looked for there
 * first, and then among the packages of the project.
 *
 * Install scripts are not run: what they would fetch (a Deno of its own) may not be within reach.
 */
export async function installEngine(version: string): Promise<void> {
	const folder = folderOf(version);
	mkdirSync(folder, { recursive: true });
	const dependencies = { ...runtimeDependencies, '@rocket.chat/apps-engine': version };
	const manifest = JSON.stringify({ private: true, dependencies }, null, '\t');
	/** Written when npm has finished with this list. */
	const mark = join(folder, 'installed');
	if (!existsSync(mark) || readFileSync(mark, 'utf8') !== manifest) {
		writeFileSync(join(folder, 'package.json'), manifest);
		const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
		await promisify(execFile)('npm', ['install', ...flags], { cwd: folder });
		writeFileSync(mark, manifest);
	}
	for (const made of ['packages', '.cache']) {
		rmSync(join(folder, made), { recursive: true, force: true });
	}
	cpSync(join(projectFolder, source), join(folder, source), { recursive: true });
}
