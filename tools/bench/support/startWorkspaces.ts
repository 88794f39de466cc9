import { readFileSync } from 'fs';

import type { ProcessOptions, WorkspaceProcess } from 'embedded-workspace';
import { runtimePids } from 'embedded-workspace/testing';

import type { AppWorkspace } from '../../harness/appWorkspace';
import { startWithApp } from '../../harness/appWorkspace';
import { packageApp } from '../../scripts/packageApp';

/** Starts so many instances of one workspace with the app in it, packaged now. Stop the first one last: the data is its. */
export async function startWorkspaces(count: number, options: ProcessOptions): Promise<AppWorkspace[]> {
	process.env.APP_ZIP ??= await packageApp();
	// One after the other: the first installs the app, the next ones find it.
	const started = [await startWithApp(options)];
	const { dataFolder } = started[0].process;
	while (started.length < count) {
		started.push(await startWithApp({ ...options, dataFolder }));
	}
	return started;
}

/** Resident memory in MiB: of the process that emulates Rocket.Chat, and of those its apps run in. */
export function memoryOf(workspace: WorkspaceProcess): { host: number; runtime: number } {
	const runtimes = runtimePids(workspace).map(residentMiB);
	return { host: residentMiB(workspace.pid), runtime: runtimes.reduce((sum, mib) => sum + mib, 0) };
}

/** `VmRSS` in proc(5), in KiB there. */
export function residentMiB(pid: number): number {
	const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
	return Math.round(Number(line?.[1] ?? 0) / 1024);
}
