import type { Growth } from '../measure/growth';
import type { Kind } from '../measure/kinds';
import type { Compared, Step } from '../measure/logouts';
import type { MemoryResult } from '../measure/memory';
import { ratioOf } from '../support/Spread';

/** All that a run of the benchmark has found. The first of a list is one at a time. */
export interface Results {
	machine: { cores: number; model: string; node: string; load: number };
	endpoint: Compared<Kind>[];
	command: Compared<Step>[];
	memory: MemoryResult;
	growth: Growth;
	seconds: number;
}

/** What is aimed at: the most the value may be. */
export interface Goal {
	goal: string;
	found: number;
	atMost: number;
	isMet: boolean;
}

/** Most to least. What differs less is noise. */
const maxGrowth = 1.2;

/** Returns the goals, each with what was found. All of them are ratios of what one run measured in turns. */
export function goalsOf({ endpoint, command: [{ of: command }], memory, growth }: Results): Goal[] {
	const last = memory[memory.length - 1];
	const goals: [goal: string, found: number, atMost: number][] = [
		...endpoint.flatMap(({ concurrency, of: { ours, floor } }): typeof goals => {
			const goal = `endpoint, ${concurrency} at a time: over the same five calls`;
			return [
				[`${goal}, p50`, ratioOf(ours.p50, floor.p50), 1.15],
				[`${goal}, p95`, ratioOf(ours.p95, floor.p95), 1.3],
			];
		}),
		[
			'command to question: over an app that does nothing, p50',
			ratioOf(command.question.p50, command.nothing.p50),
			2.5,
		],
		['confirmation to refusal: over the endpoint, p50', ratioOf(command.refused.p50, command.endpoint.p50), 2],
		[
			`memory after ${last.calls.toLocaleString('en')} calls: over the same five calls`,
			ratioOf(last.ours, last.floor),
			1.15,
		],
		['endpoint with many login tokens of the user: over one', growth.tokens, maxGrowth],
		['endpoint with many users with records: over none', growth.users, maxGrowth],
		['question with many users with records: over none', growth.usersQuestion, maxGrowth],
		['endpoint after many logouts by the user: over few', growth.revocations, maxGrowth],
	];
	return goals.map(([goal, found, atMost]) => ({ goal, found, atMost, isMet: found <= atMost }));
}
