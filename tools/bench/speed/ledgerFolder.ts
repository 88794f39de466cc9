import { statSync } from 'fs';
import { join } from 'path';

import { openStore } from '../../workspace/store/Store';
import { addDayOfLogins, addNotes } from './records';

/** A folder of data with so many logins in it. */
export interface Filled {
	records: number;
	users: number;
	/** Size of the database, keys and indexes included, for each login. */
	bytesEach: number;
	/** The document of one login: its data and what it is found by. */
	documentBytes: number;
	ids: string[];
}

/** Fills a new folder of data with ten logins each of so many users on one day. No workspace may have it open. */
export function fillWithLogins(dataFolder: string, day: number, users: number): Filled {
	const empty = openStore(dataFolder);
	empty.pragma('wal_checkpoint(TRUNCATE)');
	const before = statSync(fileOf(dataFolder)).size;
	// Nothing that a crash could cost is in it yet, and indexes are made faster when all is there.
	empty.pragma('journal_mode = OFF');
	empty.pragma('synchronous = OFF');
	empty.pragma('cache_size = -1000000');
	empty.exec('DROP INDEX app_persistence_exact; DROP INDEX app_persistence_keys_of_record');
	const ids = addDayOfLogins(empty, day, users);
	addNotes(empty, day);
	empty.close();
	const db = openStore(dataFolder);
	const sql =
		"SELECT count(*) AS records, avg(length(data) + length(associations)) AS bytes FROM app_persistence WHERE json_extract(data, '$.kind') = 'login'";
	const { records, bytes } = db.prepare(sql).get() as { records: number; bytes: number };
	db.pragma('wal_checkpoint(TRUNCATE)');
	db.close();
	const bytesEach = Math.round((statSync(fileOf(dataFolder)).size - before) / records);
	return { records, users, bytesEach, documentBytes: Math.round(bytes), ids };
}

function fileOf(dataFolder: string): string {
	return join(dataFolder, 'workspace.sqlite');
}
