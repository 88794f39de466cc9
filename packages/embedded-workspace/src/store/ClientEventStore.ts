import { randomId } from './ids';
import type { Db } from './Store';

/** What a user's clients receive over their live connection. */
export type ClientEventType = 'message' | 'ephemeral-message' | 'ui-interaction';

export interface ClientEvent {
	/** Grows with every event of the workspace; a client asks for what came after the last one it saw. */
	seq: number;
	type: ClientEventType;
	payload: unknown;
	/** Whether it happened in this process. */
	isOwn: boolean;
}

interface EventRow {
	seq: number;
	type: ClientEventType;
	payload: string;
	instance: string | null;
}

/**
 * Events on their way to the clients of a user. They go through the database, because the client may be connected to
 * another process than the one in which the event happened.
 */
export class ClientEventStore {
	private readonly instance = randomId();

	constructor(private readonly db: Db) {}

	append(userId: string, type: ClientEventType, payload: unknown): void {
		this.db
			.prepare('INSERT INTO client_events (user_id, type, payload, at, instance) VALUES (?, ?, ?, ?, ?)')
			.run(userId, type, JSON.stringify(payload), Date.now(), this.instance);
	}

	/** Returns events of the user after `seq`, oldest first. */
	after(userId: string, seq: number): ClientEvent[] {
		const sql = 'SELECT seq, type, payload, instance FROM client_events WHERE user_id = ? AND seq > ? ORDER BY seq';
		const rows = this.db.prepare(sql).all(userId, seq) as EventRow[];
		return rows.map(({ seq, type, payload, instance }) => ({
			seq,
			type,
			payload: JSON.parse(payload) as unknown,
			isOwn: instance === this.instance,
		}));
	}

	/** Returns the number of the newest event of the whole workspace, 0 if there is none. */
	lastSeq(): number {
		const row = this.db.prepare('SELECT max(seq) AS seq FROM client_events').get() as { seq: number | null };
		return row.seq ?? 0;
	}
}
