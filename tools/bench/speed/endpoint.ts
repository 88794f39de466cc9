import { inParallel } from '../support/inParallel';
import { range } from '../support/range';
import type { BenchWorkspace } from './BenchWorkspace';
import type { Crowd } from '../support/Crowd';
import { kindPaths, kinds, type Kind } from './endpointKinds';
import { rounded, spreadOf, type Spread } from './Spread';

export interface KindResult extends Spread {
	perSecond: number;
}

export interface Ratio {
	p50: number;
	p95: number;
}

export interface EndpointResult {
	concurrency: number;
	kinds: Record<Kind, KindResult>;
	/** As multiples of what a direct call and an app that does nothing take together. */
	ratios: Record<'least' | 'floor' | 'ours' | 'quiet', Ratio>;
	/** This app as a multiple of the app that makes the same five calls. */
	overFloor: Ratio;
	/** This app without its notice as a multiple of the app that makes the one REST call. */
	quietOverLeast: Ratio;
}

/** How much is measured: in turns, so many calls of each kind, so many of them under way at a time. */
export interface Load {
	concurrency: number;
	rounds: number;
	callsEach: number;
}

/** Calls all kinds in turns. */
export async function measureEndpoint(workspace: BenchWorkspace, crowd: Crowd, load: Load): Promise<EndpointResult> {
	const times = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
	const spent = new Map<Kind, number>();
	for (const round of range(load.rounds)) {
		for (const turn of range(kinds.length)) {
			// Each kind comes first, second, ... equally often: what one leaves behind in caches is shared out evenly.
			const kind = kinds[(round + turn) % kinds.length];
			const { taken, wallMs } = await inTurn(workspace, crowd, kind, () => callAll(workspace, crowd, kind, load));
			times.get(kind)?.push(...taken);
			spent.set(kind, (spent.get(kind) ?? 0) + wallMs);
		}
	}
	const results = Object.fromEntries(
		kinds.map((kind) => {
			const all = times.get(kind) ?? [];
			return [kind, { ...spreadOf(all), perSecond: rounded((all.length * 1000) / (spent.get(kind) ?? 1)) }];
		}),
	) as Record<Kind, KindResult>;
	return { concurrency: load.concurrency, kinds: results, ...comparisonsOf(results) };
}

function comparisonsOf(results: Record<Kind, KindResult>): Omit<EndpointResult, 'concurrency' | 'kinds'> {
	const over = (kind: Kind, ...others: Kind[]): Ratio => {
		const sum = (percentile: 'p50' | 'p95'): number =>
			others.reduce((total, other) => total + results[other][percentile], 0);
		return { p50: rounded(results[kind].p50 / sum('p50')), p95: rounded(results[kind].p95 / sum('p95')) };
	};
	const overLeastPossible = (kind: Kind): Ratio => over(kind, 'direct', 'nothing');
	return {
		ratios: {
			least: overLeastPossible('least'),
			floor: overLeastPossible('floor'),
			ours: overLeastPossible('ours'),
			quiet: overLeastPossible('quiet'),
		},
		overFloor: over('ours', 'floor'),
		quietOverLeast: over('quiet', 'least'),
	};
}

async function inTurn<T>(workspace: BenchWorkspace, crowd: Crowd, kind: Kind, work: () => Promise<T>): Promise<T> {
	if (kind !== 'quiet') return work();
	await switchNotice(workspace, crowd, false);
	try {
		return await work();
	} finally {
		await switchNotice(workspace, crowd, true);
	}
}

/** A saved setting makes the app ask for all settings again, so the first call after it is not measured. */
async function switchNotice(workspace: BenchWorkspace, crowd: Crowd, isOn: boolean): Promise<void> {
	await workspace.saveSetting('security_notice', isOn);
	await callAll(workspace, crowd, 'ours', { concurrency: 1, callsEach: 1 });
}

/** Each call is of another user, and has another client to log out. */
async function callAll(
	{ caller }: BenchWorkspace,
	crowd: Crowd,
	kind: Kind,
	{ concurrency, callsEach }: Omit<Load, 'rounds'>,
): Promise<{ taken: number[]; wallMs: number }> {
	const logins = crowd.take(callsEach);
	const start = performance.now();
	const taken = await inParallel(concurrency, logins, async (creds) => {
		return (await caller.expect(200, 'POST', kindPaths[kind], { creds, body: {} })).ms;
	});
	return { taken, wallMs: performance.now() - start };
}
