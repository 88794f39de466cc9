import { statSync } from 'fs';

import { appId } from '../../harness/appWorkspace';
import { residentMiB } from '../support/memory';
import { range } from '../support/range';
import { doNothingApp } from './apps/packBenchApp';
import { BenchWorkspace } from './BenchWorkspace';
import { rounded } from './Spread';

export interface AppFootprint {
	zipBytes: number;
	/** From the upload until the app is enabled, median of some times: unpacked, its process started, its settings made. */
	enabledMs: number;
	/** Resident memory of its process once it is enabled, median. */
	memoryMiB: number;
}

export type Footprints = Record<'ours' | 'nothing', AppFootprint>;

/** What an app costs by being there, next to one that does nothing: installed and removed by turns. */
export async function measureFootprints(zips: Record<keyof Footprints, string>, times: number): Promise<Footprints> {
	const workspace = await BenchWorkspace.start([]);
	try {
		const seen = {
			ours: { ms: [] as number[], mib: [] as number[] },
			nothing: { ms: [] as number[], mib: [] as number[] },
		};
		// The first of each is not counted: Deno compiles its runtime then.
		for (const time of range(times + 1)) {
			for (const [kind, id] of [['ours', appId] as const, ['nothing', doNothingApp.id] as const]) {
				const ms = await workspace.install(zips[kind]);
				if (time > 0) {
					seen[kind].ms.push(ms);
					seen[kind].mib.push(residentMiB(workspace.runtimePid(id)));
				}
				await workspace.uninstall(id);
			}
		}
		const of = (kind: keyof Footprints): AppFootprint => ({
			zipBytes: statSync(zips[kind]).size,
			enabledMs: rounded(median(seen[kind].ms)),
			memoryMiB: median(seen[kind].mib),
		});
		return { ours: of('ours'), nothing: of('nothing') };
	} finally {
		await workspace.stop();
	}
}

export function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
