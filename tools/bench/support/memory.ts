import { readFileSync } from 'fs';

import { runtimePids } from 'embedded-workspace/testing';
import type { WorkspaceProcess } from 'embedded-workspace';

/** Resident memory in MiB: of the process that plays Rocket.Chat, and of the one its apps run in. */
export interface Memory {
	host: number;
	runtime: number;
}

interface Pids {
	host: number;
	runtime: number[];
}

/** Returns what a workspace takes now. */
export function memoryOf(workspace: WorkspaceProcess): Memory {
	return memoryOfPids(pidsOf(workspace));
}

/** Returns what `work` returns, and the highest values while it lasts, looked at every half second. */
export async function peakDuring<T>(
	workspaces: WorkspaceProcess[],
	work: () => Promise<T>,
): Promise<{ result: T; peaks: Memory[] }> {
	// Looking for them again each time would keep this process, which measures times, from its work.
	const processes = workspaces.map(pidsOf);
	const peaks = processes.map(memoryOfPids);
	const sample = (): void => {
		for (const [index, pids] of processes.entries()) {
			const { host, runtime } = memoryOfPids(pids);
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

function pidsOf(workspace: WorkspaceProcess): Pids {
	return { host: workspace.pid, runtime: runtimePids(workspace) };
}

function memoryOfPids({ host, runtime }: Pids): Memory {
	return { host: residentMiB(host), runtime: runtime.reduce((sum, pid) => sum + residentMiB(pid), 0) };
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
