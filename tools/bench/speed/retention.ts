import { setTimeout as pause } from 'timers/promises';

import { appId } from '../../harness/appWorkspace';
import { AppPersistenceStore } from '../../workspace/store/AppPersistenceStore';
import type { Db } from '../../workspace/store/Store';
import type { BenchWorkspace } from './BenchWorkspace';
import { rounded } from './Spread';

export interface Retention {
	/** From the start of the job to the end of the last run, breaks included: each run ends in time for the next to go on. */
	ms: number;
	/** Removals it takes, one after the other; between them others have their turn. */
	removals: number;
	/** The longest of them: the host's part. */
	longestMs: number;
	/** Whether the first run, the longest, ended within the 30 seconds that the engine waits for a job. */
	isInTime: boolean;
}

/** Whatever has not ended by then never will. */
const deadlineMs = 15 * 60 * 1000;

/** Runs the clean-up, which is to remove the records of that day. @throws where some are left */
export async function measureRetention(workspace: BenchWorkspace, db: Db, day: number): Promise<Retention> {
	await workspace.takeCalls();
	const start = performance.now();
	const status = await workspace.runJob('remove-old-records');
	const isInTime = status === 200;
	while (!hasNoted(db, day) && performance.now() - start < deadlineMs) await pause(100);
	const ms = performance.now() - start;
	const left = db.prepare(
		"SELECT count(*) AS n FROM app_persistence WHERE json_extract(data, '$.kind') = 'login' AND json_extract(data, '$.at') < ?",
	);
	const { n } = left.get((day + 1) * 24 * 60 * 60 * 1000) as { n: number };
	if (n > 0 || !hasNoted(db, day)) throw new Error(`The clean-up left ${n} records of the day.`);
	const calls = await workspace.takeCalls();
	const removals = calls.filter(({ call }) => call === 'getPersistence.removeByAssociations');
	return {
		ms: Math.round(ms),
		removals: removals.length,
		longestMs: rounded(Math.max(...removals.map(({ ms: taken = 0 }) => taken))),
		isInTime,
	};
}

/** The last thing the clean-up does is to note how far it has come. */
function hasNoted(db: Db, day: number): boolean {
	const notes = new AppPersistenceStore(db).readByAssociations(appId, [{ model: 'misc', id: 'records-removed-up-to' }]);
	return notes.some((note) => 'removedUpTo' in note && Number(note.removedUpTo) >= day);
}
