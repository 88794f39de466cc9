import { once } from 'events';
import { type AddressInfo, connect } from 'net';

import type { Express } from 'express';

/** Serves an app of express on a free port. `stop` ends all connections; from then on they are refused. */
export async function serve(app: Express): Promise<{ url: string; stop(): Promise<void> }> {
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			if (!server.listening) {
				return;
			}
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** Sends bytes as they are, and returns the bytes that come back. */
export async function sendRaw(url: string, request: string): Promise<string> {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	let answer = '';
	socket.on('data', (chunk) => (answer += String(chunk)));
	// The server may close the connection before it has read all of a request that it refuses.
	socket.on('error', () => undefined);
	socket.write(request);
	// Not events.once: that takes the error for the end.
	await new Promise((resolve) => socket.once('close', resolve));
	return answer;
}
