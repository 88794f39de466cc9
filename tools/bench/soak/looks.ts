import type { WorkspaceProcess } from 'embedded-workspace';
import { percentile } from '../support/callApp';
import { memoryOf, type Memory } from '../support/memory';
import { fileMiB, tableSizes } from '../support/storage';

/** Memory and storage after so many revocations, and how long those since the last look took. */
export interface Look extends Memory {
	revocations: number;
	records: number;
	recordsKib: number;
	logKib: number;
	fileMib: number;
	p50: number;
	p95: number;
}

/** @param times of the endpoint's calls since the last look, in ms */
export function lookAt(dataFolder: string, process: WorkspaceProcess, revocations: number, times: number[]): Look {
	const { app_persistence: records, app_logs: log } = tableSizes(dataFolder);
	return {
		...memoryOf(process),
		revocations,
		records: records.rows,
		recordsKib: records.kib,
		logKib: log.kib,
		fileMib: fileMiB(dataFolder),
		p50: percentile(times, 50),
		p95: percentile(times, 95),
	};
}

export const headings = [
	'revocations',
	'host MiB',
	'runtime MiB',
	'records',
	'KiB',
	'app log KiB',
	'file MiB',
	'p50 ms',
	'p95 ms',
];

export function rowOf(look: Look): string[] {
	const { revocations, host, runtime, records, recordsKib, logKib, fileMib, p50, p95 } = look;
	return [revocations, host, runtime, records, recordsKib, logKib, fileMib, p50, p95].map(String);
}
