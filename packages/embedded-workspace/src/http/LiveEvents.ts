import type { Request, Response } from 'express';
import type { IncomingHttpHeaders } from 'http';

import type { Stores } from '../store/stores';
import { authenticate } from './authentication';

const pollEveryMs = 50;

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
			if (connection.headers['x-auth-token'] === token) connection.isDeaf = true;
		}
	}

	/** Ends all connections. Clients reconnect by themselves. */
	close(): void {
		for (const connection of this.connections) this.end(connection);
	}

	private poll(): void {
		const newest = this.stores.events.lastSeq();
		for (const connection of this.connections) {
			if (newest > connection.seq) this.deliver(connection, newest);
			if (authenticate(this.stores, connection.headers)) continue;
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
		if (this.connections.size > 0) return;
		clearInterval(this.timer);
		this.timer = undefined;
	}
}

function write(response: Response, { id, event, data }: { id?: number; event: string; data: unknown }): void {
	const lines = [...(id === undefined ? [] : [`id: ${id}`]), `event: ${event}`, `data: ${JSON.stringify(data)}`];
	response.write(`${lines.join('\n')}\n\n`);
}
