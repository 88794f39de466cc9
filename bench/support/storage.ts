import { statSync } from 'fs';
import { join } from 'path';

import { openStore } from '../../workspace/store/Store';

export interface TableSize {
	table: string;
	rows: number;
	/** Of the documents in it; keys and indexes come on top. */
	kib: number;
}

/** What grows in a workspace's database, and what of a row is its document. */
const tables = {
	app_persistence: 'data',
	app_persistence_keys: 'key',
	app_logs: 'doc',
	messages: 'doc',
	rooms: 'doc',
	client_events: 'payload',
};

export function tableSizes(dataFolder: string): TableSize[] {
	const db = openStore(dataFolder);
	try {
		return Object.entries(tables).map(([table, column]) => {
			const sql = `SELECT count(*) AS rows, coalesce(sum(length(${column})), 0) AS bytes FROM ${table}`;
			const { rows, bytes } = db.prepare(sql).get() as { rows: number; bytes: number };
			return { table, rows, kib: Math.round(bytes / 1024) };
		});
	} finally {
		db.close();
	}
}

/** Size of the database file in MiB. */
export function fileMiB(dataFolder: string): number {
	return Math.round(statSync(join(dataFolder, 'workspace.sqlite')).size / 1024 / 1024);
}

/** The app's records, counted by what they are. */
export function recordsByKind(dataFolder: string): Record<string, number> {
	const db = openStore(dataFolder);
	try {
		const kind =
			"coalesce(json_extract(data, '$.kind') || coalesce(' ' || json_extract(data, '$.outcome'), ''), 'other')";
		const rows = db.prepare(`SELECT ${kind} AS kind, count(*) AS n FROM app_persistence GROUP BY 1`).all();
		return Object.fromEntries((rows as { kind: string; n: number }[]).map((row) => [row.kind, row.n]));
	} finally {
		db.close();
	}
}

/** Makes all records as old as if they had been made so many days ago: that is by their tag of the day. */
export function ageRecords(dataFolder: string, days: number): void {
	const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
	const db = openStore(dataFolder);
	try {
		db.prepare("UPDATE app_persistence_keys SET key = ? WHERE key LIKE 'misc:records-of-%'").run(
			`misc:records-of-${then}`,
		);
	} finally {
		db.close();
	}
}
