import { statSync } from 'fs';

import { residentMiB } from '../support/memory';
import { range } from '../support/range';
import { BenchWorkspace } from './BenchWorkspace';
import { appIds, type AppKind, appKinds } from './endpointKinds';
import { median, rounded } from './Spread';

export interface AppFootprint {
	zipBytes: number;
	/** From the upload until the app is enabled, median of some times: unpacked, its process started, its settings made. */
	enabledMs: number;
	/** Resident memory of its process once it is enabled, median. */
	memoryMiB: number;
}

export type Footprints = Record<AppKind, AppFootprint>;

/** What this app and two others cost by being there: installed and removed by turns. */
export async function measureFootprints(zips: Record<AppKind, string>, times: number): Promise<Footprints> {
	const workspace = await BenchWorkspace.start([]);
	try {
		const seen = {
			ours: { ms: [] as number[], mib: [] as number[] },
			floor: { ms: [] as number[], mib: [] as number[] },
			nothing: { ms: [] as number[], mib: [] as number[] },
		};
		// The first of each is not counted: Deno compiles its runtime then.
		for (const time of range(times + 1)) {
			for (const kind of appKinds) {
				const ms = await workspace.install(zips[kind]);
				if (time > 0) {
					seen[kind].ms.push(ms);
					seen[kind].mib.push(residentMiB(workspace.runtimePid(appIds[kind])));
				}
				await workspace.uninstall(appIds[kind]);
			}
		}
		const of = (kind: AppKind): AppFootprint => ({
			zipBytes: statSync(zips[kind]).size,
			enabledMs: rounded(median(seen[kind].ms)),
			memoryMiB: median(seen[kind].mib),
		});
		return { ours: of('ours'), floor: of('floor'), nothing: of('nothing') };
	} finally {
		await workspace.stop();
	}
}
