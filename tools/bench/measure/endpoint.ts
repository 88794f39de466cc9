import { inParallel, inTurns } from '../support/repeat';
import { spreadOf, type Spread } from '../support/Spread';
import type { BenchWorkspace } from './BenchWorkspace';
import { type Kind, kinds } from './kinds';

/** How much is measured: in turns, so many calls of each kind, so many of them under way at a time. */
export interface Load {
	concurrency: number;
	rounds: number;
	callsEach: number;
}

export type EndpointResult = { concurrency: number; of: Record<Kind, Spread> };

/** Calls all kinds in turns. Each call is of another user, and has another client to log out. */
export async function measureEndpoint(workspace: BenchWorkspace, load: Load): Promise<EndpointResult> {
	const callAll = (kind: Kind) => (): Promise<number[]> =>
		inParallel(load.concurrency, workspace.crowd.take(load.callsEach), (creds) => workspace.call(kind, creds));
	const times = await inTurns(load.rounds, kinds.map(callAll));
	const of = Object.fromEntries(kinds.map((kind, index) => [kind, spreadOf(times[index])])) as Record<Kind, Spread>;
	return { concurrency: load.concurrency, of };
}
