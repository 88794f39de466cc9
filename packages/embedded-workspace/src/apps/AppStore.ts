import type { Db } from '../store/Store';
import { fromDatedJson, inTransaction, randomId, toDatedJson } from '../store/Store';

interface AppRow {
	row_id: string;
	doc: string;
}

/**
 * The installed apps: one document each (`T`, what the Apps-Engine wants to remember) and the package it came in.
 * `_id` of a document is the id of its row, as in Rocket.Chat's collection; `id` is the app's own.
 */
export class AppStore<T extends { _id?: string; id: string }> {
	constructor(private readonly db: Db) {}

	/** @throws if an app of that id is installed already. */
	create(doc: T): T {
		const rowId = randomId();
		const { changes } = this.db
			.prepare('INSERT INTO apps (id, row_id, doc) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING')
			.run(doc.id, rowId, toDatedJson({ ...doc, _id: undefined }));
		if (changes === 0) {
			throw new Error('App already exists.');
		}
		return { ...doc, _id: rowId };
	}

	get(appId: string): T | undefined {
		return this.findOne('id', appId);
	}

	all(): T[] {
		return (this.db.prepare('SELECT row_id, doc FROM apps ORDER BY rowid').all() as AppRow[]).map((row) =>
			docOf<T>(row),
		);
	}

	/** Changes a document in one transaction, so that parallel changes do not undo each other; `undefined` if it is gone. */
	change(rowId: string, apply: (doc: T) => T): T | undefined {
		return inTransaction(this.db, () => {
			const doc = this.findOne('row_id', rowId);
			if (!doc) {
				return undefined;
			}
			const changed = apply(doc);
			const text = toDatedJson({ ...changed, _id: undefined });
			this.db.prepare('UPDATE apps SET doc = ? WHERE row_id = ?').run(text, rowId);
			return { ...changed, _id: rowId };
		});
	}

	remove(appId: string): boolean {
		return this.db.prepare('DELETE FROM apps WHERE id = ?').run(appId).changes > 0;
	}

	putPackage(appId: string, zip: Buffer): void {
		this.db
			.prepare(
				'INSERT INTO app_packages (app_id, zip) VALUES (?, ?) ON CONFLICT (app_id) DO UPDATE SET zip = excluded.zip',
			)
			.run(appId, zip);
	}

	package(appId: string): Buffer | undefined {
		const row = this.db.prepare('SELECT zip FROM app_packages WHERE app_id = ?').get(appId);
		return row ? Buffer.from((row as { zip: Uint8Array }).zip) : undefined;
	}

	removePackage(appId: string): void {
		this.db.prepare('DELETE FROM app_packages WHERE app_id = ?').run(appId);
	}

	private findOne(column: 'id' | 'row_id', value: string): T | undefined {
		const row = this.db.prepare(`SELECT row_id, doc FROM apps WHERE ${column} = ?`).get(value);
		return row ? docOf<T>(row as AppRow) : undefined;
	}
}

function docOf<T>(row: AppRow): T {
	return { ...fromDatedJson<T>(row.doc), _id: row.row_id };
}

/** The logs of the apps, one document (`T`) per call into an app. */
export class AppLogStore<T extends { appId: string }> {
	constructor(private readonly db: Db) {}

	append(entry: T): void {
		this.db
			.prepare('INSERT INTO app_logs (app_id, at, doc) VALUES (?, ?, ?)')
			.run(entry.appId, Date.now(), toDatedJson(entry));
	}

	/** Returns the newest entries of an app, newest first, each with an `_id` as Rocket.Chat shows it. */
	ofApp(appId: string, page: { skip?: number; limit?: number } = {}): (T & { _id: string })[] {
		const sql = 'SELECT seq, doc FROM app_logs WHERE app_id = ? ORDER BY seq DESC LIMIT ? OFFSET ?';
		const rows = this.db.prepare(sql).all(appId, page.limit ?? -1, page.skip ?? 0) as { seq: number; doc: string }[];
		return rows.map((row) => ({ ...fromDatedJson<T>(row.doc), _id: String(row.seq) }));
	}

	count(appId: string): number {
		return (this.db.prepare('SELECT count(*) AS n FROM app_logs WHERE app_id = ?').get(appId) as { n: number }).n;
	}
}
