import { endpointPath } from '../../harness/appWorkspace';
import { inParallel } from '../support/inParallel';
import { range } from '../support/people';
import { doNothingApp, leastApp } from './apps/packBenchApp';
import type { BenchWorkspace } from './BenchWorkspace';
import type { Crowd } from './Crowd';
import type { Spread } from './Spread';
import { rounded, spreadOf } from './Spread';

/** What is called, in the same run, by the same users, in turns. */
export const kinds = ['direct', 'nothing', 'least', 'ours', 'quiet'] as const;

export type Kind = (typeof kinds)[number];

export const kindNames: Record<Kind, string> = {
	direct: 'core endpoint, called directly',
	nothing: 'app that does nothing',
	least: 'app that makes the one REST call and nothing else',
	ours: 'this app',
	quiet: 'this app, security notice switched off',
};

const paths: Record<Kind, string> = {
	direct: '/api/v1/users.logoutOtherClients',
	nothing: `/api/apps/public/${doNothingApp.id}/nothing`,
	least: `/api/apps/public/${leastApp.id}/least`,
	ours: endpointPath,
	quiet: endpointPath,
};

export interface KindResult extends Spread {
	perSecond: number;
}

export interface EndpointResult {
	concurrency: number;
	kinds: Record<Kind, KindResult>;
	/** What a kind takes as a multiple of what a direct call and an app that does nothing take together. */
	ratios: Record<'least' | 'ours' | 'quiet', { p50: number; p95: number }>;
}

/** How much is measured: in turns, so many calls of each kind, so many of them under way at a time. */
export interface Load {
	concurrency: number;
	rounds: number;
	callsEach: number;
}

export async function measureEndpoint(workspace: BenchWorkspace, crowd: Crowd, load: Load): Promise<EndpointResult> {
	const times = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
	const spent = new Map<Kind, number>();
	for (const round of range(load.rounds)) {
		for (const turn of range(kinds.length)) {
			// Each kind comes first, second, ... equally often: what one leaves behind in caches is shared out evenly.
			const kind = kinds[(round + turn) % kinds.length];
			const { taken, wallMs } = await inTurn(workspace, kind, () => callAll(workspace, crowd, kind, load));
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
	const ratios = { least: ratioOf(results, 'least'), ours: ratioOf(results, 'ours'), quiet: ratioOf(results, 'quiet') };
	return { concurrency: load.concurrency, kinds: results, ratios };
}

async function inTurn<T>(workspace: BenchWorkspace, kind: Kind, work: () => Promise<T>): Promise<T> {
	if (kind !== 'quiet') return work();
	await workspace.saveSetting('security_notice', false);
	try {
		return await work();
	} finally {
		await workspace.saveSetting('security_notice', true);
	}
}

/** Each call is of another user, and has another client to log out. */
async function callAll(
	{ caller }: BenchWorkspace,
	crowd: Crowd,
	kind: Kind,
	{ concurrency, callsEach }: Load,
): Promise<{ taken: number[]; wallMs: number }> {
	const members = crowd.take(callsEach);
	const start = performance.now();
	const taken = await inParallel(concurrency, members, async ({ creds }) => {
		return (await caller.expect(200, 'POST', paths[kind], { creds, body: {} })).ms;
	});
	return { taken, wallMs: performance.now() - start };
}

function ratioOf(results: Record<Kind, KindResult>, kind: Kind): { p50: number; p95: number } {
	const { direct, nothing } = results;
	return {
		p50: rounded(results[kind].p50 / (direct.p50 + nothing.p50)),
		p95: rounded(results[kind].p95 / (direct.p95 + nothing.p95)),
	};
}
