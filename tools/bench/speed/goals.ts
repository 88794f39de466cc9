import type { Results } from './Results';
import { rounded } from './Spread';

/** What is aimed at: the most the value may be. */
export interface Goal {
	goal: string;
	found: number;
	atMost: number;
	isMet: boolean;
}

export const maxOverFloor = { p50: 1.15, p95: 1.3 };
export const maxQuestionOverNothing = 2.5;
export const maxRefusedOverEndpoint = 2;

/** Most to least. What differs less is noise. */
const flat = 1.2;

/** Returns the goals, each with what was found. All of them are ratios of what one run measured in turns. */
export function goalsOf({ endpoint, command, footprints, memoryAfterMiB, growth: { ratios } }: Results): Goal[] {
	const goal = (name: string, found: number, atMost: number): Goal => {
		return { goal: name, found, atMost, isMet: found <= atMost };
	};
	const [{ ratios: commandRatios }] = command.byConcurrency;
	const coldStart = rounded(footprints.ours.enabledMs / footprints.nothing.enabledMs);
	const calls = memoryAfterMiB.steps[memoryAfterMiB.steps.length - 1].calls;
	return [
		...endpoint.byConcurrency
			.filter(({ concurrency }) => concurrency <= 10)
			.flatMap(({ concurrency, overFloor }) => [
				goal(`${concurrency} at a time: over the same five calls, p50`, overFloor.p50, maxOverFloor.p50),
				goal(`${concurrency} at a time: over the same five calls, p95`, overFloor.p95, maxOverFloor.p95),
			]),
		goal('notice off: over the one REST call, p50', endpoint.quietOverLeastP50, 1.35),
		goal('confirmation to refusal: over the endpoint, p50', commandRatios.refusedOverEndpoint, maxRefusedOverEndpoint),
		goal(
			'command to question: over an app that does nothing, p50',
			commandRatios.questionOverNothing,
			maxQuestionOverNothing,
		),
		goal('cold start: over an app that does nothing', coldStart, 1.2),
		goal(`memory after ${calls} calls: over an app that does nothing`, memoryAfterMiB.ratio, 1.3),
		goal(`memory after ${calls} calls: over the same five calls`, memoryAfterMiB.overFloor, 1.15),
		goal('most tokens of the user, over one', ratios.ours50Tokens, flat),
		goal('most users with records, over none: endpoint', ratios.oursRecords, flat),
		goal('most users with records, over none: question', ratios.questionRecords, flat),
		goal('most earlier revocations, over few', ratios.oursRevocations, flat),
	];
}
