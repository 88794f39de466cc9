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

const maxOverFloor = { p50: 1.15, p95: 1.3 };
const maxQuestionOverNothing = 2.5;
const maxRefusedOverEndpoint = 2;
const maxMemoryOverFloor = 1.15;

/** Most to least. What differs less is noise. */
const maxGrowth = 1.2;

/** Returns the goals, each with what was found. All of them are ratios of what one run measured in turns. */
export function goalsOf({ endpoint, command: [{ of: command }], memory, growth }: Results): Goal[] {
	const goal = (name: string, found: number, atMost: number): Goal => {
		return { goal: name, found, atMost, isMet: found <= atMost };
	};
	const last = memory[memory.length - 1];
	return [
		...endpoint.flatMap(({ concurrency, of: { ours, floor } }) =>
			(['p50', 'p95'] as const).map((percentile) =>
				goal(
					`endpoint, ${concurrency} at a time: over the same five calls, ${percentile}`,
					ratioOf(ours[percentile], floor[percentile]),
					maxOverFloor[percentile],
				),
			),
		),
		goal(
			'command to question: over an app that does nothing, p50',
			ratioOf(command.question.p50, command.nothing.p50),
			maxQuestionOverNothing,
		),
		goal(
			'confirmation to refusal: over the endpoint, p50',
			ratioOf(command.refused.p50, command.endpoint.p50),
			maxRefusedOverEndpoint,
		),
		goal(
			`memory after ${last.calls.toLocaleString('en')} calls: over the same five calls`,
			ratioOf(last.ours, last.floor),
			maxMemoryOverFloor,
		),
		goal('endpoint with many login tokens of the user: over one', growth.tokens, maxGrowth),
		goal('endpoint with many users with records: over none', growth.users, maxGrowth),
		goal('question with many users with records: over none', growth.usersQuestion, maxGrowth),
		goal('endpoint after many logouts by the user: over few', growth.revocations, maxGrowth),
	];
}
