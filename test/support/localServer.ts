import { once } from 'events';
import type { AddressInfo } from 'net';

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
