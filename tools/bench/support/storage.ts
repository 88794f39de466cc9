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

/** What there is besides one record per revocation and one per login: none, but for the app's notes on its own records. */
export function strangeRecords(kinds: Record<string, number>): number {
	const { login = 0, other = 0, 'revocation done': revocations = 0 } = kinds;
	const all = Object.values(kinds).reduce((sum, count) => sum + count, 0);
	return all - login - revocations - Math.min(other, mostNotes);
}

/** When the ledger began, since when it is whole, that it is kept, and up to which day records are removed. */
export const mostNotes = 4;

/** Makes all records as old as if they had been made so many days ago: that is by their tags of the day and the time of day. */
export function ageRecords(dataFolder: string, days: number): void {
	const then = Date.now() - days * 24 * 60 * 60 * 1000;
	const iso = new Date(then).toISOString();
	const db = openStore(dataFolder);
	try {
		const rename = db.prepare('UPDATE app_persistence_keys SET key = ? WHERE key LIKE ?');
		rename.run(`misc:records-of-${iso.slice(0, 10)}`, 'misc:records-of-%');
		rename.run(`misc:logins-of-${iso.slice(0, 15)}`, 'misc:logins-of-%');
		const began = "json_set(data, '$.ledgerBegan', ?) WHERE json_extract(data, '$.ledgerBegan') IS NOT NULL";
		db.prepare(`UPDATE app_persistence SET data = ${began}`).run(then);
	} finally {
		db.close();
	}
}
