import { fromDatedJson, toDatedJson } from './datedJson';
import type { Db } from './Store';

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
