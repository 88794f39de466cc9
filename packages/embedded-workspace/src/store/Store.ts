import { randomInt } from 'crypto';
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

const alphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';

/** Returns a random id in the alphabet that Rocket.Chat's own ids use (17 characters by default, login tokens have 43). */
export function randomId(length = 17): string {
	let id = '';
	while (id.length < length) {
		id += alphabet[randomInt(alphabet.length)];
	}
	return id;
}

/** Writes JSON in which dates survive: Rocket.Chat's database returns the dates in what apps store as dates. */
export function toDatedJson(value: unknown): string {
	return JSON.stringify(value, function (this: Record<string, unknown>, key: string, shown: unknown) {
		// JSON.stringify has already called toJSON of a date when it shows it here; the holder still has the original.
		const original = this[key];
		return original instanceof Date ? { $date: original.getTime() } : shown;
	});
}

/** Reads what `toDatedJson` wrote. */
export function fromDatedJson<T>(text: string): T {
	return JSON.parse(text, (_key, value: unknown) => (isTaggedDate(value) ? new Date(value.$date) : value)) as T;
}

function isTaggedDate(value: unknown): value is { $date: number } {
	return typeof value === 'object' && value !== null && '$date' in value && typeof value.$date === 'number';
}

/** A table of JSON documents by id: settings, rooms and permissions. */
export class DocumentStore<T> {
	constructor(
		private readonly db: Db,
		private readonly table: 'settings' | 'rooms' | 'permissions',
		private readonly idOf: (doc: T) => string,
	) {}

	get(id: string): T | undefined {
		const row = this.db.prepare(`SELECT doc FROM ${this.table} WHERE id = ?`).get(id);
		return row ? (JSON.parse((row as { doc: string }).doc) as T) : undefined;
	}

	all(): T[] {
		const rows = this.db.prepare(`SELECT doc FROM ${this.table}`).all() as { doc: string }[];
		return rows.map((row) => JSON.parse(row.doc) as T);
	}

	put(doc: T): void {
		this.db
			.prepare(`INSERT INTO ${this.table} (id, doc) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc`)
			.run(this.idOf(doc), JSON.stringify(doc));
	}

	/** Puts the document only if there is none of that id: what an administrator changed survives a restart. */
	putIfMissing(doc: T): void {
		this.db
			.prepare(`INSERT INTO ${this.table} (id, doc) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`)
			.run(this.idOf(doc), JSON.stringify(doc));
	}
}
