import type { Db } from '../../store/Store';
import { fromDatedJson, randomId, toDatedJson } from '../../store/Store';

/** A job an app has scheduled. */
export interface AppJob {
	id: string;
	appId: string;
	/** The name of what runs it: the app's own name for it, `_` and the app's id. */
	processor: string;
	/** A cron pattern; null for a job that runs once. */
	interval: string | null;
	data: Record<string, unknown>;
	/** Epoch ms; null for one that has run and will not run again. */
	nextRunAt: number | null;
}

interface JobRow {
	id: string;
	app_id: string;
	processor: string;
	interval: string | null;
	data: string;
	next_run_at: number | null;
}

/** Jobs of all apps. A due job is claimed by one statement, so that of several processes only one runs it. */
export class JobStore {
	constructor(private readonly db: Db) {}

	addOnce(job: Pick<AppJob, 'appId' | 'processor' | 'data'> & { nextRunAt: number }): string {
		const id = randomId();
		this.db
			.prepare('INSERT INTO app_jobs (id, app_id, processor, data, next_run_at) VALUES (?, ?, ?, ?, ?)')
			.run(id, job.appId, job.processor, toDatedJson(job.data), job.nextRunAt);
		return id;
	}

	/** One recurring job per processor: scheduling it again keeps its next date unless the interval changed. */
	putRecurring(job: Omit<AppJob, 'id'> & { interval: string }): string {
		const row = this.db
			.prepare(
				`INSERT INTO app_jobs (id, app_id, processor, interval, data, next_run_at) VALUES (?, ?, ?, ?, ?, ?)
				ON CONFLICT (processor) WHERE interval IS NOT NULL DO UPDATE SET data = excluded.data,
					next_run_at = iif(interval = excluded.interval, next_run_at, excluded.next_run_at), interval = excluded.interval
				RETURNING id`,
			)
			.get(randomId(), job.appId, job.processor, job.interval, toDatedJson(job.data), job.nextRunAt);
		return (row as { id: string }).id;
	}

	due(now: number): AppJob[] {
		const sql = 'SELECT * FROM app_jobs WHERE next_run_at <= ? ORDER BY next_run_at';
		return (this.db.prepare(sql).all(now) as JobRow[]).map(jobOf);
	}

	ofApp(appId: string): AppJob[] {
		return (this.db.prepare('SELECT * FROM app_jobs WHERE app_id = ?').all(appId) as JobRow[]).map(jobOf);
	}

	/** Moves the job from the date it was seen with to another one; `false` if another process was faster. */
	claim(job: AppJob, nextRunAt: number): boolean {
		const sql = 'UPDATE app_jobs SET next_run_at = ? WHERE id = ? AND next_run_at = ?';
		return this.db.prepare(sql).run(nextRunAt, job.id, job.nextRunAt).changes > 0;
	}

	/** Takes the date from a job that ran once. It stays in the table, as in Rocket.Chat. */
	finish(id: string): void {
		this.db.prepare('UPDATE app_jobs SET next_run_at = NULL WHERE id = ?').run(id);
	}

	removeOf(appId: string): void {
		this.db.prepare('DELETE FROM app_jobs WHERE app_id = ?').run(appId);
	}
}

function jobOf(row: JobRow): AppJob {
	return {
		id: row.id,
		appId: row.app_id,
		processor: row.processor,
		interval: row.interval,
		data: fromDatedJson<Record<string, unknown>>(row.data),
		nextRunAt: row.next_run_at,
	};
}
