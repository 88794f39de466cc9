import { goalsOf } from '../../../tools/bench/speed/goals';
import type { Results } from '../../../tools/bench/speed/Results';

const ratio = (p50: number, p95: number) => ({ p50, p95 });
const app = (enabledMs: number) => ({ zipBytes: 1, enabledMs, memoryMiB: 70 });

/** Only what goals look at. */
const found = {
	endpoint: {
		quietOverLeastP50: 1.36,
		byConcurrency: [
			{ concurrency: 1, overFloor: ratio(1.15, 1.31) },
			{ concurrency: 10, overFloor: ratio(1.16, 1.3) },
			{ concurrency: 50, overFloor: ratio(9, 9) },
		],
	},
	command: { byConcurrency: [{ ratios: { questionOverNothing: 2.5, refusedOverEndpoint: 2.01 } }] },
	footprints: { ours: app(121), nothing: app(100) },
	memoryAfterMiB: { steps: [{ calls: 20_000 }], ratio: 1.3, overFloor: 1.16 },
	growth: { ratios: { ours50Tokens: 1.2, oursRecords: 1.21, questionRecords: 1, oursRevocations: 1 } },
} as unknown as Results;

it('says of each goal whether it is met; at the limit it is', () => {
	expect(goalsOf(found).map(({ atMost, found: value, isMet }) => [atMost, value, isMet])).toEqual([
		[1.15, 1.15, true],
		[1.3, 1.31, false],
		[1.15, 1.16, false],
		[1.3, 1.3, true],
		[1.35, 1.36, false],
		[2, 2.01, false],
		[2.5, 2.5, true],
		[1.2, 1.21, false],
		[1.3, 1.3, true],
		[1.15, 1.16, false],
		[1.2, 1.2, true],
		[1.2, 1.21, false],
		[1.2, 1, true],
		[1.2, 1, true],
	]);
});
