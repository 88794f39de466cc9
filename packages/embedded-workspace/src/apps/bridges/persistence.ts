import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import { PersistenceBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { Db } from '../../store/Store';
import { fromDatedJson, inTransaction, randomId, toDatedJson } from '../../store/Store';

/** The records of apps. */
export abstract class AppPersistenceBridge extends PersistenceBridge {
	constructor(private readonly records: AppPersistenceStore) {
		super();
	}

	protected override async purge(appId: string): Promise<void> {
		this.records.purge(appId);
	}

	protected override async createWithAssociations(
		data: object,
		associations: RocketChatAssociationRecord[],
		appId: string,
	): Promise<string> {
		return this.records.create(appId, checked(data), associations.map(plain));
	}

	protected override async readByAssociations(
		associations: RocketChatAssociationRecord[],
		appId: string,
	): Promise<object[]> {
		return this.records.readByAssociations(appId, associations.map(plain));
	}

	protected override async removeByAssociations(
		associations: RocketChatAssociationRecord[],
		appId: string,
	): Promise<object[] | undefined> {
		return this.records.removeByAssociations(appId, associations.map(plain));
	}

	protected override async update(): Promise<string> {
		throw new Error('Not implemented.');
	}

	protected override async updateByAssociations(
		associations: RocketChatAssociationRecord[],
		data: object,
		upsert: boolean,
		appId: string,
	): Promise<string> {
		return this.records.updateByAssociations(appId, associations.map(plain), checked(data), upsert);
	}
}

function checked(data: unknown): object {
	if (typeof data === 'object' && data !== null) {
		return data;
	}
	throw new Error('Attempted to store an invalid data type, it must be an object.');
}

/** Records come through the subprocess as plain objects: their accessor methods are gone, their fields are not. */
function plain(association: RocketChatAssociationRecord): Association {
	const { model, id } = Object.fromEntries(Object.entries(association)) as Record<string, unknown>;
	return { model: String(model), id: String(id) };
}

/** What an app ties a record to: a user, a room, a message, or a name of its own (`misc`). */
export interface Association {
	model: string;
	id: string;
}

interface RecordRow {
	id: string;
	data: string;
}

/**
 * The records apps keep. Reading and removing match records that carry **all** given associations; updating matches
 * the exact list, in its order. That is what Rocket.Chat's queries do (`$all` there, equality here).
 */
export class AppPersistenceStore {
	constructor(private readonly db: Db) {}

	create(appId: string, data: object, associations: Association[]): string {
		return inTransaction(this.db, () => this.insert(appId, data, associations));
	}

	readByAssociations(appId: string, associations: Association[]): object[] {
		return this.matching(appId, associations).map(dataOf);
	}

	/** Returns the removed records, or `undefined` (not an empty list) if there were none. */
	removeByAssociations(appId: string, associations: Association[]): object[] | undefined {
		return inTransaction(this.db, () => {
			const rows = this.matching(appId, associations);
			this.delete(rows);
			return rows.length > 0 ? rows.map(dataOf) : undefined;
		});
	}

	/** Replaces the data of the first record with exactly these associations; the id of a new one, else ''. */
	updateByAssociations(appId: string, associations: Association[], data: object, upsert: boolean): string {
		return inTransaction(this.db, () => {
			const row = this.db
				.prepare('SELECT id, data FROM app_persistence WHERE app_id = ? AND associations = ? ORDER BY rowid LIMIT 1')
				.get(appId, JSON.stringify(associations)) as RecordRow | undefined;
			if (!row) {
				return upsert ? this.insert(appId, data, associations) : '';
			}
			this.db.prepare('UPDATE app_persistence SET data = ? WHERE id = ?').run(toDatedJson(data), row.id);
			return '';
		});
	}

	purge(appId: string): void {
		inTransaction(this.db, () => {
			this.db.prepare('DELETE FROM app_persistence_keys WHERE app_id = ?').run(appId);
			this.db.prepare('DELETE FROM app_persistence WHERE app_id = ?').run(appId);
		});
	}

	private insert(appId: string, data: object, associations: Association[]): string {
		const id = randomId();
		this.db
			.prepare('INSERT INTO app_persistence (id, app_id, associations, data) VALUES (?, ?, ?, ?)')
			.run(id, appId, JSON.stringify(associations), toDatedJson(data));
		const addKey = this.db.prepare(
			'INSERT OR IGNORE INTO app_persistence_keys (record_id, app_id, key) VALUES (?, ?, ?)',
		);
		for (const association of associations) {
			addKey.run(id, appId, keyOf(association));
		}
		return id;
	}

	/** Found by the first key and sifted by the others, as Rocket.Chat's database does it: by one index at a time. */
	private matching(appId: string, associations: Association[]): RecordRow[] {
		if (associations.length === 0) {
			return [];
		}
		const hasToo =
			'EXISTS (SELECT 1 FROM app_persistence_keys WHERE app_id = ? AND key = ? AND record_id = found.record_id)';
		const conditions = ['found.app_id = ? AND found.key = ?', ...associations.slice(1).map(() => hasToo)];
		return this.db
			.prepare(
				`SELECT record.id, record.data FROM app_persistence_keys found CROSS JOIN app_persistence record ON record.id = found.record_id
				WHERE ${conditions.join(' AND ')} ORDER BY record.rowid`,
			)
			.all(...associations.flatMap((association) => [appId, keyOf(association)])) as RecordRow[];
	}

	private delete(rows: RecordRow[]): void {
		const deleteKeys = this.db.prepare('DELETE FROM app_persistence_keys WHERE record_id = ?');
		const deleteRecord = this.db.prepare('DELETE FROM app_persistence WHERE id = ?');
		for (const { id } of rows) {
			deleteKeys.run(id);
			deleteRecord.run(id);
		}
	}
}

function keyOf({ model, id }: Association): string {
	return `${model}:${id}`;
}

function dataOf(row: RecordRow): object {
	return fromDatedJson<object>(row.data);
}
