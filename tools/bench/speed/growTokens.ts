import { appId, endpointPath } from '../../harness/appWorkspace';
import { range } from '../support/range';
import { BenchWorkspace } from './BenchWorkspace';
import { timesOf } from './calls';
import { Crowd } from '../support/Crowd';
import { kindPaths } from './endpointKinds';
import { spreadOf } from './Spread';

/** By the number of login tokens of the user who calls. */
export interface TokenGrowth {
	tokens: number;
	direct: number;
	ours: number;
}

const rounds = 10;

/** Measures users with few and with many login tokens, in turns. */
export async function measureTokens(zips: string[], numbers: number[], count: number): Promise<TokenGrowth[]> {
	const workspace = await BenchWorkspace.start(zips);
	const crowd = Crowd.of(workspace.process.dataFolder, count, [appId]);
	const seen = numbers.map((tokens) => ({ tokens, direct: [] as number[], ours: [] as number[] }));
	const calls = Math.ceil(count / rounds);
	try {
		await timesOf(workspace, endpointPath, crowd.take(count));
		await timesOf(workspace, kindPaths.direct, crowd.take(count));
		for (const round of range(rounds)) {
			for (const turn of range(seen.length)) {
				const { tokens, direct, ours } = seen[(round + turn) % seen.length];
				direct.push(...(await timesOf(workspace, kindPaths.direct, crowd.take(calls, tokens - 1))));
				ours.push(...(await timesOf(workspace, endpointPath, crowd.take(calls, tokens - 1))));
			}
		}
		return seen.map(({ tokens, direct, ours }) => ({ tokens, direct: spreadOf(direct).p50, ours: spreadOf(ours).p50 }));
	} finally {
		crowd.close();
		await workspace.stop();
	}
}
