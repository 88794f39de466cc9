import { mkdirSync } from 'fs';
import { dirname, join } from 'path';

import { writeExecutable } from '../older/denoWithConfig';

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
