import { dayNumber, historyOf } from '../../../src/sessions/recordKeys';
import { appId } from '../../harness/appWorkspace';
import { hashPassword } from '../../workspace/accounts/passwords';
import { AppPersistenceStore } from '../../workspace/store/AppPersistenceStore';
import { range } from '../support/people';
import { BenchWorkspace } from './BenchWorkspace';
import { openQuestion } from './command';
import { Crowd } from './Crowd';
import type { Filled } from './ledgerFolder';
import { fillWithLogins } from './ledgerFolder';
import { logIn, password } from './loginCost';
import type { Retention } from './retention';
import { measureRetention } from './retention';
import { rounded, spreadOf } from './Spread';

/** The login ledger in a store of so many logins. */
export interface LedgerResult extends Filled {
	/** The host's part of noting a login, median. */
	appendMs: number;
	/** The host's part of reading a user's history, median. */
	historyMs: number;
	/** From the command to its question, median. */
	questionMs: number;
	retention: Retention;
}

export interface LedgerComparison {
	small: LedgerResult;
	large: LedgerResult;
	/** Large to small: 1 is flat. That of the retention is per record. */
	ratios: { append: number; history: number; question: number; retention: number };
}

interface Sizes {
	/** Users with ten logins each. */
	users: { small: number; large: number };
	/** Logins, reads and questions that are measured. */
	count: number;
}

const daysAgo = 91;
const dayMs = 24 * 60 * 60 * 1000;

export async function measureLedgers(zip: string, { users, count }: Sizes): Promise<LedgerComparison> {
	const small = await measureLedger(zip, users.small, count);
	const large = await measureLedger(zip, users.large, count);
	const ratio = (of: (result: LedgerResult) => number): number => rounded(of(large) / of(small));
	return {
		small,
		large,
		ratios: {
			append: ratio(({ appendMs }) => appendMs),
			history: ratio(({ historyMs }) => historyMs),
			question: ratio(({ questionMs }) => questionMs),
			retention: ratio(({ retention, records }) => retention.ms / records),
		},
	};
}

/** All logins are of one day, of which the next clean-up is to rid the workspace. */
async function measureLedger(zip: string, users: number, count: number): Promise<LedgerResult> {
	const day = dayNumber(Date.now() - daysAgo * dayMs);
	let filled: Filled | undefined;
	const workspace = await BenchWorkspace.start([zip], (folder) => (filled = fillWithLogins(folder, day, users)));
	try {
		if (!filled) throw new Error('The store was not filled.');
		const { ids } = filled;
		const folder = workspace.process.dataFolder;
		const crowd = Crowd.of(folder, count, appId, (index) => ids[Math.floor((index * users) / count)]);
		crowd.givePassword(await hashPassword(password, 4));
		const warmUp = Math.ceil(count / 5);
		await logIn(workspace, crowd, warmUp);
		await askAll(workspace, crowd, warmUp);
		const { appendMs, historyMs, questionMs } = {
			appendMs: await measureAppend(workspace, crowd, count),
			historyMs: measureHistory(crowd),
			questionMs: await askAll(workspace, crowd, count),
		};
		const retention = await measureRetention(workspace, crowd.stores.db, day);
		crowd.close();
		return { ...filled, ids: [], appendMs, historyMs, questionMs, retention };
	} finally {
		await workspace.stop();
	}
}

async function measureAppend(workspace: BenchWorkspace, crowd: Crowd, count: number): Promise<number> {
	await workspace.takeCalls();
	await logIn(workspace, crowd, count);
	const calls = (await workspace.takeCalls()).filter(({ call }) => call === 'getPersistence.createWithAssociations');
	return spreadOf(calls.flatMap(({ ms }) => ms ?? [])).p50;
}

/** Read in this process, from the same file: how it is read, not by whom. */
function measureHistory({ members, stores }: Crowd): number {
	const records = new AppPersistenceStore(stores.db);
	const times = members.map(({ creds: { userId } }) => {
		const key = historyOf(userId);
		if (!('tag' in key)) throw new Error('The history of a user is found by a name.');
		const start = performance.now();
		const found = records.readByAssociations(appId, [{ model: 'misc', id: key.tag }]);
		const ms = performance.now() - start;
		if (found.length < 10) throw new Error(`A user has ${found.length} logins in the ledger.`);
		return ms;
	});
	return spreadOf(times).p50;
}

async function askAll({ caller }: BenchWorkspace, crowd: Crowd, count: number): Promise<number> {
	const times: number[] = [];
	for (const index of range(count)) {
		const member = crowd.members[index % crowd.members.length];
		times.push((await openQuestion(caller, crowd, member)).ms);
	}
	return spreadOf(times).p50;
}
