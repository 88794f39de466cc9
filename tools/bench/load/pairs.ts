import type { AppWorkspace } from '../../harness/appWorkspace';
import { areLoggedIn, callApp, clientsOf, isTold, statusesOf } from '../support/callApp';
import { Crowd } from '../support/Crowd';
import { inParallel, range } from '../support/repeat';
import type { Verdict } from '../support/Verdict';

/** Pairs that are under way at a time. */
const width = 4;

/** Lets two clients of one user call in the same moment through one instance, so many times with another user. */
export async function callInPairs(
	workspace: AppWorkspace,
	dataFolder: string,
	pairs: number,
	verdict: Verdict,
): Promise<void> {
	const crowd = Crowd.of(dataFolder, pairs, []);
	const clients = clientsOf(crowd.take(pairs, 0).flatMap((creds) => [creds, crowd.otherClientOf(creds.userId)]));
	crowd.close();
	const ends = await inParallel(width, range(pairs), (index) =>
		Promise.all(clients.slice(2 * index, 2 * index + 2).map((client) => callApp(workspace, client))),
	);
	const alive = await areLoggedIn(workspace, ends.flat());
	const kept = range(pairs).filter((index) => alive[2 * index] !== alive[2 * index + 1]).length;
	const misled = ends.flat().filter((end, index) => !isTold(end, alive[index])).length;
	verdict.figure('answers to pairs', statusesOf(ends.flat()));
	verdict.claim('of two clients that call at once exactly one stays', kept === pairs, `${kept} of ${pairs}`);
	verdict.claim('both got a true answer', misled === 0, `${misled} misled`);
}
