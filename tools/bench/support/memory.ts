import { readFileSync } from 'fs';

import { runtimePids } from 'embedded-workspace/testing';
import type { WorkspaceProcess } from 'embedded-workspace';

/** Resident memory in MiB: of the process that emulates Rocket.Chat, and of the one its apps run in. */
export interface Memory {
	host: number;
	runtime: number;
}

/** Returns what a workspace takes now. */
export function memoryOf(workspace: WorkspaceProcess): Memory {
	const runtimes = runtimePids(workspace).map(residentMiB);
	return { host: residentMiB(workspace.pid), runtime: runtimes.reduce((sum, mib) => sum + mib, 0) };
}

/** `VmRSS` in proc(5), in KiB there; 0 if the process is gone. */
export function residentMiB(pid: number): number {
	try {
		const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return Math.round(Number(line?.[1] ?? 0) / 1024);
	} catch {
		return 0;
	}
}
