import { readFileSync } from 'fs';

import { appId } from '../../harness/appWorkspace';
import { hashPassword, passwordMatches } from '../../workspace/accounts/passwords';
import { range } from '../support/people';
import type { BenchWorkspace } from './BenchWorkspace';
import type { Crowd } from './Crowd';
import { median } from './footprint';
import { rounded, spreadOf } from './Spread';

export const password = 'correct horse';

export interface LoginCost {
	/** From the request to its answer, median. Apps are told of a login, but nobody waits for them. */
	loginMs: { without: number; with: number };
	/** Work of all processes of the workspace per login. */
	cpuMs: { without: number; with: number };
	/** What Rocket.Chat needs to check a password (bcrypt, ten rounds), which the embedded workspace spares itself here. */
	passwordCheckMs: number;
}

/** Logins with the app enabled and disabled, by turns. */
export async function measureLoginCost(
	workspace: BenchWorkspace,
	crowd: Crowd,
	{ rounds, logins }: { rounds: number; logins: number },
): Promise<LoginCost> {
	const seen = { without: { ms: [] as number[], cpu: 0 }, with: { ms: [] as number[], cpu: 0 } };
	const pids = [workspace.process.pid, workspace.runtimePid(appId)];
	for (const round of range(rounds * 2)) {
		const part = seen[round % 2 === 0 ? 'without' : 'with'];
		await workspace.setEnabled(round % 2 === 1);
		const before = cpuTime(pids);
		part.ms.push(...(await logIn(workspace, crowd, logins)));
		// The next administrator's call is answered after what the logins have set off.
		await workspace.takeCalls();
		part.cpu += cpuTime(pids) - before;
	}
	const all = rounds * logins;
	return {
		loginMs: { without: spreadOf(seen.without.ms).p50, with: spreadOf(seen.with.ms).p50 },
		cpuMs: { without: rounded(seen.without.cpu / all), with: rounded(seen.with.cpu / all) },
		passwordCheckMs: await passwordCheckMs(),
	};
}

/** Lets members log in by password, one after the other; gives how long each took. */
export async function logIn({ caller }: BenchWorkspace, crowd: Crowd, count: number): Promise<number[]> {
	const times: number[] = [];
	for (const { username } of crowd.take(count, 0)) {
		const body = { user: username, password };
		times.push((await caller.expect(200, 'POST', '/api/v1/login', { body })).ms);
	}
	return times;
}

/** `utime` and `stime` of proc(5), in hundredths of a second there; here ms. */
function cpuTime(pids: number[]): number {
	return pids.reduce((sum, pid) => {
		// The name of the program comes in brackets and may hold spaces.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return sum + (Number(fields[11]) + Number(fields[12])) * 10;
	}, 0);
}

async function passwordCheckMs(): Promise<number> {
	const hash = await hashPassword(password, 10);
	const times: number[] = [];
	for (let done = 0; done < 5; done++) {
		const start = performance.now();
		await passwordMatches(password, hash);
		times.push(performance.now() - start);
	}
	return rounded(median(times));
}
