import type { Db } from './Store';

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
