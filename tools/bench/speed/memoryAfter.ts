import { appId, endpointPath } from '../../harness/appWorkspace';
import { inParallel } from '../support/inParallel';
import { residentMiB } from '../support/memory';
import { range } from '../support/range';
import { doNothingApp } from './apps/packBenchApp';
import { BenchWorkspace } from './BenchWorkspace';
import { Crowd } from '../support/Crowd';
import { nothingPath } from './endpointKinds';
import { rounded } from './Spread';

/** Resident memory of the processes of two apps after so many calls of each, MiB. */
export interface MemoryAfter {
	steps: { calls: number; ours: number; nothing: number }[];
	/** After all calls. */
	ours: number;
	nothing: number;
	ratio: number;
}

const steps = 5;
const width = 4;

/** Calls this app and one that does nothing in turns, in a new workspace, and looks at their memory in between. */
export async function measureMemory(zips: string[], calls: number): Promise<MemoryAfter> {
	const workspace = await BenchWorkspace.start(zips);
	const perStep = Math.ceil(calls / steps);
	const crowd = Crowd.of(workspace.process.dataFolder, perStep, [appId]);
	const look = (made: number): MemoryAfter['steps'][number] => ({
		calls: made,
		ours: residentMiB(workspace.runtimePid(appId)),
		nothing: residentMiB(workspace.runtimePid(doNothingApp.id)),
	});
	try {
		const looks = [look(0)];
		for (const step of range(steps)) {
			for (const path of [endpointPath, nothingPath]) {
				await inParallel(width, crowd.take(perStep), (creds) =>
					workspace.caller.expect(200, 'POST', path, { creds, body: {} }),
				);
			}
			looks.push(look((step + 1) * perStep));
		}
		const { ours, nothing } = looks[steps];
		return { steps: looks, ours, nothing, ratio: rounded(ours / nothing) };
	} finally {
		crowd.close();
		await workspace.stop();
	}
}
