import { appId } from '../../harness/appWorkspace';
import { Chat } from '../support/chat';
import type { BenchWorkspace } from './BenchWorkspace';

/** Gives so many users all records of the app: those that the app itself writes for one user, under the ids of the others. */
export async function addUsersWithRecords({ rest, crowd }: BenchWorkspace, users: number): Promise<void> {
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
