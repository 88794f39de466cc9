import type { CommandResult } from './command';
import type { EndpointResult } from './endpoint';
import type { Footprints } from './footprint';
import type { Growth } from './growth';
import type { HostCalls } from './hostCalls';
import type { MemoryAfter } from './memoryAfter';

/** All that a run of the benchmark has found. */
export interface Results {
	isQuick: boolean;
	machine: { cores: number; model: string; node: string; load: number };
	/** The single figures are those of one call at a time. */
	endpoint: {
		p50Ratio: number;
		p95Ratio: number;
		overFloorP50: number;
		overFloorP95: number;
		quietOverLeastP50: number;
		byConcurrency: EndpointResult[];
	};
	/** The single figures are those of one command at a time. */
	command: { p50Ms: number; p95Ms: number; p99Ms: number; byConcurrency: CommandResult[] };
	hostCalls: HostCalls;
	footprints: Footprints;
	memoryAfterMiB: MemoryAfter;
	growth: Growth;
	seconds: number;
}
