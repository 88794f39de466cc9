import { mkdirSync } from 'fs';
import { join } from 'path';

import Database from 'libsql';

import { schema } from './schema';

export type Db = Database.Database;

/**
 * Opens the database of a data folder, and creates it if needed.
 *
 * Several processes may hold the same folder open: WAL lets them read while one writes, `busy_timeout` makes writers
 * queue instead of fail. A process killed at any moment leaves a file that the next opener recovers by itself.
 */
export function openStore(dataFolder: string): Db {
	mkdirSync(dataFolder, { recursive: true });
	const db = new Database(join(dataFolder, 'workspace.sqlite'));
	db.pragma('busy_timeout = 10000');
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = NORMAL');
	db.exec(schema);
	addLaterColumns(db);
	return db;
}

/** A data folder may be older than the newest column. */
function addLaterColumns(db: Db): void {
	const column = db.prepare("SELECT 1 FROM pragma_table_info('client_events') WHERE name = 'instance'");
	if (column.get()) {
		return;
	}
	inTransaction(db, () => {
		if (!column.get()) {
			db.exec('ALTER TABLE client_events ADD COLUMN instance TEXT');
		}
	});
}

/** Runs `work` in one write transaction; a thrown error rolls everything back. */
export function inTransaction<T>(db: Db, work: () => T): T {
	return db.transaction(work).immediate();
}
