import type { CommandResult } from '../measure/command';
import type { EndpointResult } from '../measure/endpoint';
import type { Growth } from '../measure/growth';
import type { MemoryResult } from '../measure/memory';

/** All that a run of the benchmark has found. The first of a list is one at a time. */
export interface Results {
	machine: { cores: number; model: string; node: string; load: number };
	endpoint: EndpointResult[];
	command: CommandResult[];
	memory: MemoryResult;
	growth: Growth;
	seconds: number;
}
