import { appId, endpointPath } from '../../harness/appWorkspace';
import { Chat } from '../support/chat';
import { range } from '../support/range';
import { BenchWorkspace } from './BenchWorkspace';
import { timesOf } from './calls';
import { Crowd } from '../support/Crowd';
import { nothingPath } from './endpointKinds';
import { addUsersWithRecords } from './records';
import { spreadOf } from './Spread';

/** By the number of other users with records of the app, three each. */
export interface UserGrowth {
	users: number;
	nothing: number;
	ours: number;
	question: number;
}

interface Place {
	users: number;
	workspace: BenchWorkspace;
	crowd: Crowd;
	times: Record<'nothing' | 'ours' | 'question', number[]>;
}

const rounds = 10;

/** Measures workspaces with few and with many records, all of them running, in turns. */
export async function measureUsers(zips: string[], numbers: number[], count: number): Promise<UserGrowth[]> {
	const places: Place[] = [];
	try {
		for (const users of numbers) places.push(await start(zips, users, count));
		// The first calls warm up the processes and are not counted.
		for (const place of places) await callAll(place, count);
		for (const place of places) place.times = noTimes();
		for (const round of range(rounds)) {
			for (const turn of range(places.length)) {
				await callAll(places[(round + turn) % places.length], Math.ceil(count / rounds));
			}
		}
		return places.map(({ users, times: { nothing, ours, question } }) => {
			const p50 = (of: number[]): number => spreadOf(of).p50;
			return { users, nothing: p50(nothing), ours: p50(ours), question: p50(question) };
		});
	} finally {
		for (const { crowd, workspace } of places) {
			crowd.close();
			await workspace.stop();
		}
	}
}

async function start(zips: string[], users: number, count: number): Promise<Place> {
	const workspace = await BenchWorkspace.start(zips, (folder) => addUsersWithRecords(folder, users));
	const crowd = Crowd.of(workspace.process.dataFolder, count, [appId]);
	return { users, workspace, crowd, times: noTimes() };
}

function noTimes(): Place['times'] {
	return { nothing: [], ours: [], question: [] };
}

async function callAll({ workspace, crowd, times }: Place, count: number): Promise<void> {
	times.nothing.push(...(await timesOf(workspace, nothingPath, crowd.take(count))));
	times.ours.push(...(await timesOf(workspace, endpointPath, crowd.take(count))));
	for (const creds of crowd.take(count, 0)) {
		const { ms } = await new Chat(workspace.caller, crowd.stores.events, creds).openQuestion();
		times.question.push(ms);
	}
}
