import { appId } from '../../harness/appWorkspace';
import { Chat } from '../support/chat';
import { inTurns } from '../support/repeat';
import { ratioOf, spreadOf } from '../support/Spread';
import { BenchWorkspace } from './BenchWorkspace';

/** What a logout costs when there is much of something, as a multiple of what it costs when there is little: 1 is flat. */
export interface Growth {
	tokens: number;
	users: number;
	usersQuestion: number;
	revocations: number;
}

/** The most of each. */
export interface GrowthSizes {
	/** Login tokens of the user. */
	tokens: number;
	/** Other users with records of the app. */
	users: number;
	/** Earlier logouts by the user. */
	revocations: number;
	/** Calls of each kind. */
	calls: number;
}

const rounds = 10;

/** Measures a workspace with little and one with much of everything, in turns. */
export async function measureGrowth(zips: Buffer[], sizes: GrowthSizes): Promise<Growth> {
	const each = Math.ceil(sizes.calls / rounds);
	const few = await BenchWorkspace.start(zips, sizes.calls);
	const many = await BenchWorkspace.start(zips, sizes.calls);
	const call = (at: BenchWorkspace, others: number) => () => at.callEach('ours', at.crowd.take(each, others));
	const question = (at: BenchWorkspace) => () => questionTimes(at, each);
	try {
		await addUsersWithRecords(many, sizes.users);
		// The first calls warm up the processes and are not counted.
		for (const at of [few, many]) {
			await inTurns(rounds, [call(at, 1), question(at)]);
		}
		const tokens = await inTurns(rounds, [call(few, 1), call(few, sizes.tokens - 1)]);
		const users = await inTurns(rounds, [call(few, 1), call(many, 1)]);
		const usersQuestion = await inTurns(rounds, [question(few), question(many)]);
		return {
			tokens: growthOf(tokens),
			users: growthOf(users),
			usersQuestion: growthOf(usersQuestion),
			revocations: await measureRevocations(few, sizes, each),
		};
	} finally {
		await few.stop();
		await many.stop();
	}
}

/** Gives so many users all records of the app: those that the app itself writes for one user, under the ids of the others. */
async function addUsersWithRecords({ rest, crowd }: BenchWorkspace, users: number): Promise<void> {
	const [creds] = crowd.take(1);
	const chat = new Chat(rest, crowd.stores.events, creds);
	await chat.confirm((await chat.openQuestion()).modal);

	const { db } = crowd.stores;
	const numbers = 'WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @users)';
	const copied = (column: string): string => `replace(${column}, @userId, 'copy-' || n || '-' || @userId)`;
	const values = { users, userId: creds.userId, appId };
	db.prepare(
		`${numbers} INSERT INTO app_persistence_keys (record_id, app_id, key)
		SELECT 'copy-' || n || '-' || record_id, app_id, ${copied('key')} FROM app_persistence_keys, numbers
		WHERE record_id IN (SELECT record_id FROM app_persistence_keys WHERE app_id = @appId AND key = 'user:' || @userId)`,
	).run(values);
	db.prepare(
		`${numbers} INSERT INTO app_persistence (id, app_id, associations, data)
		SELECT 'copy-' || n || '-' || id, app_id, ${copied('associations')}, ${copied('data')} FROM app_persistence, numbers
		WHERE id IN (SELECT record_id FROM app_persistence_keys WHERE app_id = @appId AND key = 'user:' || @userId)`,
	).run(values);
	// Otherwise the next writers would bring all of it into the database file.
	db.pragma('wal_checkpoint(TRUNCATE)');
}

function growthOf([few, many]: number[][]): number {
	return ratioOf(spreadOf(many).p50, spreadOf(few).p50);
}

async function questionTimes({ rest, crowd }: BenchWorkspace, count: number): Promise<number[]> {
	const times: number[] = [];
	for (const creds of crowd.take(count, 0)) {
		times.push((await new Chat(rest, crowd.stores.events, creds).openQuestion()).ms);
	}
	return times;
}

/** Lets one user log out others again and again, each time with a new login, then measures that user and others in turns. */
async function measureRevocations(at: BenchWorkspace, { revocations }: GrowthSizes, each: number): Promise<number> {
	const [{ userId }] = at.crowd.take(1);
	const again = async (count: number): Promise<number[]> => {
		const times: number[] = [];
		while (times.length < count) {
			times.push(await at.call('ours', at.crowd.otherClientOf(userId)));
		}
		return times;
	};
	await again(revocations);
	return growthOf(await inTurns(rounds, [() => at.callEach('ours', at.crowd.take(each)), () => again(each)]));
}
