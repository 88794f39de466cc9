import type { Load } from './endpoint';

/** How much a run measures. */
export interface Sizes {
	/** Users who take turns: none of them may call more often than the app lets a person, five times a minute. */
	crowd: number;
	warmUp: Load;
	endpoint: Load[];
	command: { concurrency: number; count: number }[];
	hostCalls: number;
	installs: number;
	logins: { rounds: number; logins: number };
	growth: { tokens: number[]; records: number[]; count: number };
	ledger: { users: { small: number; large: number }; count: number };
}

/** Some minutes on two cores. */
export const fullSizes: Sizes = {
	crowd: 3000,
	warmUp: { concurrency: 10, rounds: 2, callsEach: 200 },
	endpoint: [
		{ concurrency: 1, rounds: 20, callsEach: 50 },
		{ concurrency: 10, rounds: 10, callsEach: 100 },
		{ concurrency: 50, rounds: 5, callsEach: 200 },
	],
	command: [
		{ concurrency: 1, count: 400 },
		{ concurrency: 10, count: 400 },
	],
	hostCalls: 200,
	installs: 7,
	logins: { rounds: 5, logins: 200 },
	growth: { tokens: [1, 10, 25, 50], records: [0, 1000, 10_000, 100_000], count: 200 },
	ledger: { users: { small: 1000, large: 100_000 }, count: 300 },
};

/** Less than a minute: to see that it works, and about where things stand. */
export const quickSizes: Sizes = {
	crowd: 1500,
	warmUp: { concurrency: 10, rounds: 1, callsEach: 100 },
	endpoint: [
		{ concurrency: 1, rounds: 10, callsEach: 20 },
		{ concurrency: 10, rounds: 4, callsEach: 50 },
		{ concurrency: 50, rounds: 2, callsEach: 100 },
	],
	command: [{ concurrency: 1, count: 60 }],
	hostCalls: 50,
	installs: 2,
	logins: { rounds: 2, logins: 60 },
	growth: { tokens: [1, 50], records: [0, 10_000], count: 50 },
	ledger: { users: { small: 200, large: 2000 }, count: 50 },
};
