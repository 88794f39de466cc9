import { randomBytes } from 'crypto';

import { historyOf, loginsOfSlice, recordKeys, startOfDay } from '../../../src/sessions/recordKeys';
import type { RecordKey } from '../../../src/sessions/ports';
import { appId } from '../../harness/appWorkspace';
import type { Db } from '../../workspace/store/Store';
import { inTransaction } from '../../workspace/store/Store';
import { range } from '../support/people';

const dayMs = 24 * 60 * 60 * 1000;
const perTransaction = 10_000;

interface MadeRecord {
	keys: RecordKey[];
	data: object;
}

/** Revocations of so many other users, spread evenly over the last 90 days. */
export function addRevocationsOfOthers(db: Db, count: number): void {
	const now = Date.now();
	addRecords(db, count, (index) => {
		const userId = `other-${index}`;
		const at = Math.floor(now - (dayMs * 90 * (index + 1)) / (count + 1));
		const id = randomBytes(12).toString('hex');
		const validUntil = new Date(at + 90 * dayMs).toISOString();
		const outcome = { outcome: 'done', validUntil, keptToken: id.slice(0, 16) };
		return {
			keys: [...recordKeys(userId, at), historyOf(userId), { tag: `revocation-${id}` }],
			data: { kind: 'revocation', id, userId, via: 'endpoint', at, ...outcome },
		};
	});
}

/** Logins of a whole day: so many users, ten times each. Gives the ids of the users. */
export function addDayOfLogins(db: Db, day: number, users: number): string[] {
	const times = 10;
	const ids = range(users).map((index) => `user-${String(index).padStart(11, '0')}`);
	addRecords(db, users * times, (index) => {
		const userId = ids[Math.floor(index / times)];
		// Each user logs in at other times, all of them together evenly through the day.
		const at = startOfDay(day) + Math.floor((((index * 7919) % (users * times)) * dayMs) / (users * times));
		const batch = `logins-batch-${userId}-of-the-bench`;
		return {
			keys: [historyOf(userId), loginsOfSlice(at), { tag: batch }],
			data: { kind: 'login', userId, at },
		};
	});
	return ids;
}

/** What the app notes of itself: that the ledger began before `day`, and that all before it has been removed. */
export function addNotes(db: Db, day: number): void {
	const notes = [
		{ keys: [{ tag: 'record-notes' }, { tag: 'login-ledger-began' }], data: { ledgerBegan: startOfDay(day) } },
		{ keys: [{ tag: 'record-notes' }, { tag: 'records-removed-up-to' }], data: { removedUpTo: day - 1 } },
	];
	addRecords(db, notes.length, (index) => notes[index]);
}

function addRecords(db: Db, count: number, recordOf: (index: number) => MadeRecord): void {
	const addRecord = db.prepare('INSERT INTO app_persistence (id, app_id, associations, data) VALUES (?, ?, ?, ?)');
	const addKey = db.prepare('INSERT OR IGNORE INTO app_persistence_keys (record_id, app_id, key) VALUES (?, ?, ?)');
	// In the order of their ids, which is fast to write; where records lie makes no difference to who looks them up.
	const prefix = randomBytes(3).toString('hex');
	for (let first = 0; first < count; first += perTransaction) {
		inTransaction(db, () => {
			for (let index = first; index < Math.min(count, first + perTransaction); index++) {
				const { keys, data } = recordOf(index);
				const id = `${prefix}-${String(index).padStart(10, '0')}`;
				const associations = keys.map((key) =>
					'user' in key ? { model: 'user', id: key.user } : { model: 'misc', id: key.tag },
				);
				addRecord.run(id, appId, JSON.stringify(associations), JSON.stringify(data));
				for (const { model, id: name } of associations) addKey.run(id, appId, `${model}:${name}`);
			}
		});
	}
	// Else the next writers would have to bring all of it into the database file, and their readers to look in two places.
	db.pragma('wal_checkpoint(TRUNCATE)');
}
