import type { CommandResult } from './command';
import type { EndpointResult } from './endpoint';
import type { Footprints } from './footprint';
import type { Growth } from './growth';
import type { HostCalls } from './hostCalls';
import type { LedgerComparison } from './ledger';
import type { LoginCost } from './loginCost';
import type { PaperEstimate } from './paper';

/** What is aimed at: the most the value may be. */
export interface Goal {
	goal: string;
	found: number;
	atMost: number;
	isMet: boolean;
}

/** All that a run of the benchmark has found. */
export interface Results {
	isQuick: boolean;
	machine: { cores: number; model: string; node: string; load: number };
	endpoint: { p50Ratio: number; p95Ratio: number; byConcurrency: EndpointResult[] };
	command: { p50Ms: number; p95Ms: number; p99Ms: number; byConcurrency: CommandResult[] };
	hostCalls: HostCalls;
	footprints: Footprints;
	/** Resident memory of both runtimes after all calls of the endpoint, MiB. */
	memoryAfterMiB: Record<'ours' | 'nothing', number>;
	growth: Growth;
	loginCost: LoginCost;
	ledger: LedgerComparison;
	paper: PaperEstimate;
	seconds: number;
}

export function goalsOf({ endpoint, command }: Results): Goal[] {
	const goal = (name: string, found: number, atMost: number): Goal => {
		return { goal: name, found, atMost, isMet: found <= atMost };
	};
	return [
		goal('endpoint, p50: multiple of direct + app that does nothing', endpoint.p50Ratio, 1.5),
		goal('endpoint, p95: multiple of direct + app that does nothing', endpoint.p95Ratio, 2),
		goal('command, p95: ms from the yes until another client is refused', command.p95Ms, 150),
	];
}
