import { inParallel } from '../support/inParallel';
import { residentMiB } from '../support/memory';
import { range } from '../support/range';
import { BenchWorkspace } from './BenchWorkspace';
import { Crowd } from '../support/Crowd';
import { appIds, type AppKind, appKinds, kindPaths } from './endpointKinds';
import { rounded } from './Spread';

/** Resident memory of the processes of three apps after so many calls of each, MiB. */
export interface MemoryAfter {
	steps: (Record<AppKind, number> & { calls: number })[];
	/** After all calls: this app, to the app that does nothing. */
	ratio: number;
	/** The same, to the app that makes the same five calls of the host. */
	overFloor: number;
}

const steps = 5;
const width = 4;

/** Calls the three apps in turns, in a new workspace, and looks at their memory in between. */
export async function measureMemory(zips: string[], calls: number): Promise<MemoryAfter> {
	const workspace = await BenchWorkspace.start(zips);
	const perStep = Math.ceil(calls / steps);
	const crowd = Crowd.of(workspace.process.dataFolder, perStep, [appIds.ours, appIds.floor]);
	const look = (made: number): MemoryAfter['steps'][number] => ({
		calls: made,
		ours: residentMiB(workspace.runtimePid(appIds.ours)),
		floor: residentMiB(workspace.runtimePid(appIds.floor)),
		nothing: residentMiB(workspace.runtimePid(appIds.nothing)),
	});
	try {
		const looks = [look(0)];
		for (const step of range(steps)) {
			for (const kind of appKinds) {
				await inParallel(width, crowd.take(perStep), (creds) =>
					workspace.caller.expect(200, 'POST', kindPaths[kind], { creds, body: {} }),
				);
			}
			looks.push(look((step + 1) * perStep));
		}
		const { ours, floor, nothing } = looks[steps];
		return { steps: looks, ratio: rounded(ours / nothing), overFloor: rounded(ours / floor) };
	} finally {
		crowd.close();
		await workspace.stop();
	}
}
