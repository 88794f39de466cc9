import type { Load } from './endpoint';
import type { GrowthSizes } from './growth';

/** How much a run measures. */
export interface Sizes {
	/** Users who take turns. */
	crowd: number;
	warmUp: Load;
	endpoint: Load[];
	command: { concurrency: number; count: number }[];
	hostCalls: number;
	installs: number;
	/** Calls of each app, after which its memory is looked at. */
	memoryCalls: number;
	growth: GrowthSizes;
}

/** Some fifteen minutes on two cores. */
export const fullSizes: Sizes = {
	crowd: 2000,
	warmUp: { concurrency: 10, rounds: 2, callsEach: 200 },
	endpoint: [
		{ concurrency: 1, rounds: 60, callsEach: 20 },
		{ concurrency: 10, rounds: 24, callsEach: 50 },
		{ concurrency: 50, rounds: 6, callsEach: 200 },
	],
	command: [
		{ concurrency: 1, count: 400 },
		{ concurrency: 10, count: 400 },
	],
	hostCalls: 200,
	installs: 12,
	memoryCalls: 20_000,
	growth: { tokens: [1, 10, 25, 50], users: [0, 10_000, 100_000], revocations: [0, 1000, 10_000], count: 300 },
};

/** About a minute: to see that it works, and roughly where things stand. */
export const quickSizes: Sizes = {
	crowd: 500,
	warmUp: { concurrency: 10, rounds: 1, callsEach: 100 },
	endpoint: [
		{ concurrency: 1, rounds: 6, callsEach: 20 },
		{ concurrency: 10, rounds: 6, callsEach: 30 },
	],
	command: [{ concurrency: 1, count: 50 }],
	hostCalls: 50,
	installs: 2,
	memoryCalls: 500,
	growth: { tokens: [1, 50], users: [0, 2000], revocations: [0, 200], count: 50 },
};
