import { openStore } from 'embedded-workspace/testing';

export interface TableSize {
	rows: number;
	/** Of the documents in it; keys and indexes come on top. */
	kib: number;
}

/** What grows in a workspace's database, and what of a row is its document. */
const tables = { app_persistence: 'data', app_logs: 'doc', messages: 'doc', rooms: 'doc', client_events: 'payload' };

/** Returns how much there is in each of the tables that grow. */
export function tableSizes(dataFolder: string): Record<keyof typeof tables, TableSize> {
	const db = openStore(dataFolder);
	try {
		const sizes = Object.entries(tables).map(([table, column]) => {
			const sql = `SELECT count(*) AS rows, coalesce(sum(length(${column})), 0) AS bytes FROM ${table}`;
			const { rows, bytes } = db.prepare(sql).get() as { rows: number; bytes: number };
			return [table, { rows, kib: Math.round(bytes / 1024) }];
		});
		return Object.fromEntries(sizes) as Record<keyof typeof tables, TableSize>;
	} finally {
		db.close();
	}
}

/** Returns how many records of each kind the app has of users. */
export function recordsByKind(dataFolder: string): Record<string, number> {
	const db = openStore(dataFolder);
	try {
		const kind = "json_extract(data, '$.kind')";
		const sql = `SELECT ${kind} AS kind, count(*) AS n FROM app_persistence WHERE ${kind} IS NOT NULL GROUP BY 1`;
		return Object.fromEntries((db.prepare(sql).all() as { kind: string; n: number }[]).map(({ kind: k, n }) => [k, n]));
	} finally {
		db.close();
	}
}
