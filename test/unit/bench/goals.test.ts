import { type Goal, goalsOf, type Results } from '../../../tools/bench/report/goals';
import type { Spread } from '../../../tools/bench/support/Spread';

const spread = (p50: number, p95 = p50): Spread => ({ calls: 100, p50, p95, p99: p95 });
const others = { direct: spread(1), nothing: spread(1) };
const results: Results = {
	machine: { cores: 2, model: 'test', node: 'v20', load: 0 },
	endpoint: [
		{ concurrency: 1, of: { ...others, floor: spread(100), ours: spread(115, 131) } },
		{ concurrency: 10, of: { ...others, floor: spread(100), ours: spread(116, 130) } },
	],
	command: [
		{
			concurrency: 1,
			of: { nothing: spread(10), question: spread(25), endpoint: spread(100), refused: spread(201) },
		},
	],
	memory: [
		{ calls: 0, ours: 70, floor: 70, nothing: 70 },
		{ calls: 500, ours: 116, floor: 100, nothing: 70 },
	],
	growth: { tokens: 1.2, users: 1.21, usersQuestion: 1, revocations: 1 },
	seconds: 1,
};

it.each<[string, number, boolean]>([
	['endpoint, 1 at a time: over the same five calls, p50', 1.15, true],
	['endpoint, 1 at a time: over the same five calls, p95', 1.31, false],
	['endpoint, 10 at a time: over the same five calls, p50', 1.16, false],
	['endpoint, 10 at a time: over the same five calls, p95', 1.3, true],
	['command to question: over an app that does nothing, p50', 2.5, true],
	['confirmation to refusal: over the endpoint, p50', 2.01, false],
	['memory after 500 calls: over the same five calls', 1.16, false],
	['endpoint with many login tokens of the user: over one', 1.2, true],
	['endpoint with many users with records: over none', 1.21, false],
])('says whether a goal is met: %s, found %p: %p', (name, found, isMet) => {
	const goal = goalsOf(results).find((each): each is Goal => each.goal === name);
	expect(goal).toMatchObject({ found, isMet });
});
