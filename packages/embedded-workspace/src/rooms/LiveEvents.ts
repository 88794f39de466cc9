import type { IncomingHttpHeaders } from 'http';

import type { Request, Response } from 'express';

import { authenticate } from '../http/authentication';
import type { Db } from '../store/Store';
import { randomId } from '../store/Store';
import type { Stores } from '../stores';

const pollEveryMs = 100;

/**
 * Without a license, instances of Rocket.Chat do not relay ephemeral messages to each other: they reach only clients of the instance
 * that has sent them. Here they are relayed unless a test switches that off.
 */
export const relaySetting = 'Workspace_Relay_Ephemeral_Messages';

interface Connection {
	headers: IncomingHttpHeaders;
	userId: string;
	/** The last event this client has seen. */
	seq: number;
	/** Whether it has lost its subscription for interactions: modals never arrive. */
	isDeaf: boolean;
	response: Response;
}

/**
 * The live connections of clients to this process, as server-sent events: what happens to their user in any process,
 * and `logout` when their login is no longer valid, which ends the connection. One timer serves all of them by
 * asking the database, and only while somebody listens.
 */
export class LiveEvents {
	private readonly connections = new Set<Connection>();
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly stores: Stores) {}

	/** Keeps the connection of an authenticated request open. `Last-Event-ID` resumes an interrupted one. */
	open(request: Request, response: Response, userId: string): void {
		const lastSeen = Number(request.headers['last-event-id'] ?? NaN);
		const seq = Number.isInteger(lastSeen) ? lastSeen : this.stores.events.lastSeq();
		const connection: Connection = { headers: request.headers, userId, seq, isDeaf: false, response };
		response.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
		// Shows the client that it is connected, and where to resume if nothing happens before an interruption.
		write(response, { id: seq, event: 'ready', data: {} });
		this.connections.add(connection);
		response.on('close', () => this.forget(connection));
		this.timer ??= setInterval(() => this.poll(), pollEveryMs);
	}

	/**
	 * Lets the open connections of a login lose their modals and say nothing about it, as about one page load in ten does
	 * on 6.5.3. A new connection gets them again.
	 */
	loseInteractions(token: string): void {
		for (const connection of this.connections) {
			if (connection.headers['x-auth-token'] === token) {
				connection.isDeaf = true;
			}
		}
	}

	/** Ends all connections. Clients reconnect by themselves. */
	close(): void {
		for (const connection of this.connections) {
			this.end(connection);
		}
	}

	private poll(): void {
		const newest = this.stores.events.lastSeq();
		for (const connection of this.connections) {
			if (newest > connection.seq) {
				this.deliver(connection, newest);
			}
			if (authenticate(this.stores, connection.headers)) {
				continue;
			}
			write(connection.response, { event: 'logout', data: {} });
			this.end(connection);
		}
	}

	private deliver(connection: Connection, newest: number): void {
		for (const { seq, type, payload, isOwn } of this.stores.events.after(connection.userId, connection.seq)) {
			const isLost =
				(type === 'ui-interaction' && connection.isDeaf) ||
				(type === 'ephemeral-message' && !isOwn && this.stores.settings.value(relaySetting) === false);
			if (!isLost) {
				write(connection.response, { id: seq, event: type, data: payload });
			}
			connection.seq = seq;
		}
		connection.seq = Math.max(connection.seq, newest);
	}

	private end(connection: Connection): void {
		connection.response.end();
		this.forget(connection);
	}

	private forget(connection: Connection): void {
		this.connections.delete(connection);
		if (this.connections.size > 0) {
			return;
		}
		clearInterval(this.timer);
		this.timer = undefined;
	}
}

function write(response: Response, { id, event, data }: { id?: number; event: string; data: unknown }): void {
	const lines = [...(id === undefined ? [] : [`id: ${id}`]), `event: ${event}`, `data: ${JSON.stringify(data)}`];
	response.write(`${lines.join('\n')}\n\n`);
}

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
