import { readFileSync } from 'fs';

import { runtimePids } from '../../harness/probeApp/startWithProbeApp';
import type { WorkspaceProcess } from '../../harness/workspaceProcess';

/** Resident memory in MiB: of the process that plays Rocket.Chat, and of the one its apps run in. */
export interface Memory {
	host: number;
	runtime: number;
}

export function memoryOf(workspace: WorkspaceProcess): Memory {
	const runtime = runtimePids(workspace).reduce((sum, pid) => sum + residentMiB(pid), 0);
	return { host: residentMiB(workspace.pid), runtime };
}

/** The highest values while `work` lasts, looked at every half second. */
export async function peakDuring<T>(
	workspaces: WorkspaceProcess[],
	work: () => Promise<T>,
): Promise<{ result: T; peaks: Memory[] }> {
	const peaks = workspaces.map(memoryOf);
	const sample = (): void => {
		for (const [index, workspace] of workspaces.entries()) {
			const { host, runtime } = memoryOf(workspace);
			peaks[index].host = Math.max(peaks[index].host, host);
			peaks[index].runtime = Math.max(peaks[index].runtime, runtime);
		}
	};
	const timer = setInterval(sample, 500);
	try {
		return { result: await work(), peaks };
	} finally {
		clearInterval(timer);
	}
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
