import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/** Returns the path of `deno` in a folder made by `writeDenoWithConfig`. */
export function denoWithConfig(folder: string): string {
	return join(folder, 'bin', 'deno');
}

/**
 * Puts a `deno` into a folder that starts the runtime of an older engine as the newest engine does it itself: with the
 * config of that folder, and not from within `node_modules`, where Deno 2 runs no TypeScript. The folder may be moved then.
 */
export function writeDenoWithConfig(folder: string, deno: string, runtimeFolder: string): void {
	const script = [
		'#!/bin/sh',
		'folder="${0%/bin/deno}"',
		'shift # the command, which is always "run"',
		'for argument do',
		'	shift',
		`	[ "$argument" = '${runtimeFolder}/main.ts' ] && argument="$folder/bin/deno-runtime/main.ts"`,
		'	set -- "$@" "$argument"',
		'done',
		`exec '${deno}' run --config="$folder/runtime/deno.json" "$@"`,
	];
	mkdirSync(join(folder, 'bin'));
	symlinkSync(runtimeFolder, join(folder, 'bin', 'deno-runtime'), 'dir');
	writeExecutable(denoWithConfig(folder), script);
}

/**
 * Older engines, 1.46 among them, start the `deno` of the package deno-bin, which has none before it has downloaded one. It is put
 * there: one that is started by its full path.
 */
export function putIntoDenoBin(denoBinFolder: string, deno: string): void {
	const path = join(denoBinFolder, 'bin', 'deno');
	writeExecutable(path, ['#!/bin/sh', `exec '${deno}' "$@"`]);
}

/** Writes a script at once, so that several processes may do so. */
export function writeExecutable(path: string, script: string[]): void {
	const draft = `${path}-${process.pid}`;
	writeFileSync(draft, `${script.join('\n')}\n`, { mode: 0o755 });
	renameSync(draft, path);
}

/**
 * Returns the path of a `deno` that keeps the heap of the apps' runtime below so many MiB, for measurements: V8 collects
 * garbage late if there is memory to spare. It is a script because the engine passes on nothing of the environment but PATH.
 */
export function denoWithHeapLimit(deno: string, mib: number, cacheFolder: string): string {
	const path = join(cacheFolder, `deno-heap-${mib}`, 'deno');
	mkdirSync(dirname(path), { recursive: true });
	writeExecutable(path, ['#!/bin/sh', `DENO_V8_FLAGS=--max-old-space-size=${mib} exec '${deno}' "$@"`]);
	return path;
}
