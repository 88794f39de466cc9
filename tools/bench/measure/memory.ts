import { inParallel, range } from '../support/repeat';
import { BenchWorkspace } from './BenchWorkspace';
import { type AppKind, appKinds } from './kinds';

/** Resident memory of the processes of three apps after so many calls of each, MiB. */
export type MemoryResult = (Record<AppKind, number> & { calls: number })[];

const looks = 5;
const width = 4;

/** Calls the three apps in turns, in a new workspace, and looks at their memory in between. */
export async function measureMemory(zips: Record<AppKind, Buffer>, calls: number): Promise<MemoryResult> {
	const perLook = Math.ceil(calls / looks);
	const workspace = await BenchWorkspace.start(Object.values(zips), perLook);
	const look = (made: number): MemoryResult[number] => ({
		calls: made,
		ours: workspace.memoryOf('ours'),
		floor: workspace.memoryOf('floor'),
		nothing: workspace.memoryOf('nothing'),
	});
	try {
		const seen = [look(0)];
		for (const index of range(looks)) {
			for (const kind of appKinds) {
				await inParallel(width, workspace.crowd.take(perLook), (creds) => workspace.call(kind, creds));
			}
			seen.push(look((index + 1) * perLook));
		}
		return seen;
	} finally {
		await workspace.stop();
	}
}
