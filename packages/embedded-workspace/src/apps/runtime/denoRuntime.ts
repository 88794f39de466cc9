import { createHash } from 'crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'fs';
import { delimiter, dirname, join, resolve } from 'path';
import { pathToFileURL } from 'url';

import { runInstall } from 'deno/install_api.cjs';

import { denoBinFolder, takesDenoConfig } from './engineVersion';
import { denoWithConfig, denoWithHeapLimit, putIntoDenoBin, writeDenoWithConfig } from './olderDeno';

const projectFolder = resolve(__dirname, '../../../../..');
const cacheFolder = join(projectFolder, '.cache');
const engineFolder = dirname(require.resolve('@rocket.chat/apps-engine/package.json'));
const runtimeFolder = join(engineFolder, 'deno-runtime');
const requireModule = join(__dirname, 'require.mjs');

export interface DenoRuntime {
	/** The Deno config to start the runtime with. */
	configPath: string;
	/** The engine's folder for temporary files. It lies in the project, because bare imports resolve from there. */
	tempFolder: string;
}

/**
 * Makes the engine's Deno runtime startable offline and in any folder, without changing the engine's package: the native
 * `deno` of npm comes first in PATH, a generated import map replaces what cannot be fetched or is not in the package, and
 * one module of a copy of the runtime is replaced.
 *
 * The folder made is named after its content and appears in one rename, so that several processes may start at once.
 */
export function prepareDenoRuntime(): DenoRuntime {
	// The engine lists folders for Deno with commas between them.
	if (projectFolder.includes(',')) {
		throw new Error(`Apps cannot run in a folder with a comma in its name: ${projectFolder}`);
	}
	process.env.DENO_DIR ??= join(cacheFolder, 'deno-dir');

	const config = JSON.stringify(
		{ nodeModulesDir: 'manual', unstable: ['detect-cjs'], imports: importMap() },
		null,
		'\t',
	);
	const folder = join(cacheFolder, `apps-engine-${hashOf(config, readFileSync(requireModule, 'utf8'))}`);
	if (!existsSync(folder)) {
		makeAtOnce(folder, config);
	}
	startWith(takesDenoConfig ? nativeDeno() : denoWithConfig(folder));
	// The engine allows its runtime to read the folder two levels above the config's: that has to be the project.
	return { configPath: join(folder, 'runtime', 'deno.json'), tempFolder: join(folder, 'temp') };
}

function hashOf(...texts: string[]): string {
	return createHash('sha256').update(texts.join()).digest('hex').slice(0, 12);
}

/** Puts that `deno` first in PATH, from which the engine starts it. */
function startWith(deno: string): void {
	process.env.PATH = `${dirname(deno)}${delimiter}${process.env.PATH ?? ''}`;
	if (denoBinFolder !== undefined) {
		putIntoDenoBin(denoBinFolder, deno);
	}
}

/** With `WORKSPACE_RUNTIME_HEAP_MIB` set, one of a limited heap. */
function nativeDeno(): string {
	const limit = Number(process.env.WORKSPACE_RUNTIME_HEAP_MIB ?? 0);
	return limit > 0 ? denoWithHeapLimit(runInstall(), limit, cacheFolder) : runInstall();
}

function makeAtOnce(folder: string, config: string): void {
	mkdirSync(cacheFolder, { recursive: true });
	const draft = mkdtempSync(join(cacheFolder, 'draft-'));
	mkdirSync(join(draft, 'runtime'));
	writeFileSync(join(draft, 'runtime', 'deno.json'), config);
	mkdirSync(join(draft, 'temp'));
	if (takesDenoConfig) {
		copyRuntime(join(draft, 'temp', 'deno-runtime'));
	} else {
		writeDenoWithConfig(draft, nativeDeno(), runtimeFolder);
	}
	try {
		renameSync(draft, folder);
	} catch (error) {
		rmSync(draft, { recursive: true });
		if (!existsSync(folder)) {
			throw error;
		}
	}
}

/**
 * Copies the runtime to where the engine would make a link to it, which not every system lets people do. Its `require` fails
 * in folders with a space or an umlaut in their names, and on Windows.
 */
function copyRuntime(target: string): void {
	cpSync(runtimeFolder, target, { recursive: true });
	cpSync(requireModule, join(target, 'lib', 'require.ts'));
}

function importMap(): Record<string, string> {
	const std = pathToFileURL(join(__dirname, 'std.mjs')).href;
	return {
		'@rocket.chat/apps-engine/': pathToFileURL(engineFolder + '/').href,
		'@std/cli/parse-args': std,
		'@std/io': std,
		'@std/streams': std,
		// What older engines have in place of `@std/io`.
		'https://deno.land/std@0.216.0/io/write_all.ts': std,
		...compiledInsteadOfSources(),
	};
}

/** Provides a few values that the runtime imports from the engine's TypeScript sources. The npm package only has them compiled. */
function compiledInsteadOfSources(): Record<string, string> {
	const imports: Record<string, string> = {};
	for (const source of sourcesOf(runtimeFolder)) {
		for (const [, name] of readFileSync(source, 'utf8').matchAll(/from '(@rocket\.chat\/apps-engine\/[^']+)\.ts'/g)) {
			const compiled = require.resolve(`${name}.js`);
			imports[`${name}.ts`] = pathToFileURL(compiled).href;
		}
	}
	return imports;
}

function sourcesOf(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			return entry.name === 'tests' ? [] : sourcesOf(path);
		}
		return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
	});
}
