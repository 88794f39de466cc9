import { appId, endpointPath } from '../../harness/appWorkspace';
import { doNothingApp } from './apps/packBenchApp';
import { BenchWorkspace } from './BenchWorkspace';
import { openQuestion } from './command';
import { Crowd } from './Crowd';
import { addRevocationsOfOthers } from './records';
import { rounded, spreadOf } from './Spread';

/** Medians in ms, each with what is compared with it. */
export interface Growth {
	/** By the number of login tokens of the user who calls. */
	tokens: { tokens: number; direct: number; ours: number }[];
	/** By the number of records of other users, spread over 90 days. */
	records: { records: number; nothing: number; ours: number; question: number }[];
	/** Most to least: 1 is flat. */
	ratios: { direct50Tokens: number; ours50Tokens: number; oursRecords: number; questionRecords: number };
}

interface Sizes {
	tokens: number[];
	records: number[];
	/** Calls of each kind for each number. */
	count: number;
}

/** What a revocation costs when there is more of everything. @param zips this app, and the one that does nothing */
export async function measureGrowth(zips: string[], { tokens, records, count }: Sizes): Promise<Growth> {
	const workspace = await BenchWorkspace.start(zips);
	// Enough members for each of them to call no more often than the app lets a person.
	const crowd = Crowd.of(workspace.process.dataFolder, count * 5, appId);
	try {
		await timesOf(workspace, crowd, endpointPath, count);
		const byTokens = await growTokens(workspace, crowd, tokens, count);
		const byRecords: Growth['records'] = [];
		for (const number of records) {
			addRevocationsOfOthers(crowd.stores.db, number - (byRecords[byRecords.length - 1]?.records ?? 0));
			await timesOf(workspace, crowd, endpointPath, Math.ceil(count / 4));
			byRecords.push({ records: number, ...(await atThisSize(workspace, crowd, count)) });
		}
		const ratio = <T>(of: T[], value: (one: T) => number): number => rounded(value(of[of.length - 1]) / value(of[0]));
		return {
			tokens: byTokens,
			records: byRecords,
			ratios: {
				direct50Tokens: ratio(byTokens, ({ direct }) => direct),
				ours50Tokens: ratio(byTokens, ({ ours }) => ours),
				oursRecords: ratio(byRecords, ({ ours }) => ours),
				questionRecords: ratio(byRecords, ({ question }) => question),
			},
		};
	} finally {
		crowd.close();
		await workspace.stop();
	}
}

/** In turns, so that what else the machine does is shared out. */
async function growTokens(
	workspace: BenchWorkspace,
	crowd: Crowd,
	numbers: number[],
	count: number,
): Promise<Growth['tokens']> {
	const rounds = 5;
	const seen = numbers.map((tokens) => ({ tokens, direct: [] as number[], ours: [] as number[] }));
	for (let round = 0; round < rounds; round++) {
		for (const { tokens, direct, ours } of seen) {
			const calls = Math.ceil(count / rounds);
			direct.push(...(await timesOf(workspace, crowd, '/api/v1/users.logoutOtherClients', calls, tokens - 1)));
			ours.push(...(await timesOf(workspace, crowd, endpointPath, calls, tokens - 1)));
		}
	}
	return seen.map(({ tokens, direct, ours }) => ({ tokens, direct: spreadOf(direct).p50, ours: spreadOf(ours).p50 }));
}

async function atThisSize(
	workspace: BenchWorkspace,
	crowd: Crowd,
	count: number,
): Promise<Omit<Growth['records'][number], 'records'>> {
	const nothing = await timesOf(workspace, crowd, `/api/apps/public/${doNothingApp.id}/nothing`, count);
	const ours = await timesOf(workspace, crowd, endpointPath, count);
	const question: number[] = [];
	for (const member of crowd.take(count, 0)) question.push((await openQuestion(workspace.caller, crowd, member)).ms);
	return { nothing: spreadOf(nothing).p50, ours: spreadOf(ours).p50, question: spreadOf(question).p50 };
}

async function timesOf(
	{ caller }: BenchWorkspace,
	crowd: Crowd,
	path: string,
	count: number,
	otherClients = 1,
): Promise<number[]> {
	const times: number[] = [];
	for (const { creds } of crowd.take(count, otherClients)) {
		times.push((await caller.expect(200, 'POST', path, { creds, body: {} })).ms);
	}
	return times;
}
