import { appId, endpointPath } from '../../harness/appWorkspace';
import { range } from '../support/range';
import { BenchWorkspace } from './BenchWorkspace';
import { timesOf } from './calls';
import { Crowd } from '../support/Crowd';
import { spreadOf } from './Spread';

/** By how often the user has logged out others before. */
export interface RevocationGrowth {
	revocations: number;
	/** In turns with them: users who did so a few times at most. */
	others: number;
	ours: number;
}

/** Lets one user log out others again and again, each time with a new login, and measures that user and others in turns. */
export async function measureRevocations(
	zips: string[],
	numbers: number[],
	count: number,
): Promise<RevocationGrowth[]> {
	const workspace = await BenchWorkspace.start(zips);
	const crowd = Crowd.of(workspace.process.dataFolder, count, [appId]);
	const results: RevocationGrowth[] = [];
	try {
		const [{ userId }] = crowd.take(1);
		const once = (): Promise<number[]> => timesOf(workspace, endpointPath, [crowd.otherClientOf(userId)]);
		await timesOf(workspace, endpointPath, crowd.take(count - 1));
		let made = 0;
		for (const revocations of numbers) {
			for (; made < revocations; made++) await once();
			const [ours, others]: number[][] = [[], []];
			for (const turn of range(count)) {
				const measureOurs = async (): Promise<unknown> => ours.push(...(await once()));
				if (turn % 2 === 0) await measureOurs();
				others.push(...(await timesOf(workspace, endpointPath, crowd.take(1))));
				if (turn % 2 === 1) await measureOurs();
			}
			made += count;
			results.push({ revocations, others: spreadOf(others).p50, ours: spreadOf(ours).p50 });
		}
		return results;
	} finally {
		crowd.close();
		await workspace.stop();
	}
}
