import { readFileSync } from 'fs';

import type { ProcessOptions } from 'embedded-workspace';

import type { AppWorkspace } from '../../harness/appWorkspace';
import { startWithApp } from '../../harness/appWorkspace';
import { packageApp } from '../../scripts/packageApp';

/** Starts a workspace with the app in it, which is packaged first unless this process has done that. */
export async function startPackaged(options: ProcessOptions): Promise<AppWorkspace> {
	process.env.APP_ZIP ??= await packageApp();
	return startWithApp(options);
}

/** Returns the resident memory of processes in MiB: `VmRSS` in proc(5), in KiB there. */
export function residentMiB(pids: number[]): number {
	const sizes = pids.map((pid) => /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
	return Math.round(sizes.reduce((sum, kib) => sum + Number(kib ?? 0), 0) / 1024);
}
