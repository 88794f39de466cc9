import { once } from 'events';
import type { AddressInfo } from 'net';

import type { RequestHandler } from 'express';
import express from 'express';

const logoutRoute = 'POST /api/v1/users.logoutOtherClients';

/** A server in front of a workspace, which passes all calls on but those that a test answers itself. */
export interface WorkspaceProxy {
	url: string;
	/** Answers the logout of other clients itself from now on; passes it on if nothing is given. */
	answerLogout(how?: RequestHandler): void;
	/** How often the logout of other clients was asked for. */
	countLogouts(): number;
	stop(): Promise<void>;
}

export async function startWorkspaceProxy(workspaceUrl: string): Promise<WorkspaceProxy> {
	let logout: RequestHandler | undefined;
	let logouts = 0;
	const app = express();
	app.use(async (req, res, next) => {
		const isLogout = `${req.method} ${req.path}` === logoutRoute;
		if (isLogout) logouts++;
		if (isLogout && logout) return logout(req, res, next);
		const names = ['x-user-id', 'x-auth-token', 'x-real-ip'];
		const headers = names.flatMap((name) => (req.header(name) ? [[name, String(req.header(name))]] : []));
		const answer = await fetch(workspaceUrl + req.originalUrl, {
			method: req.method,
			headers: Object.fromEntries(headers),
		});
		const type = answer.headers.get('content-type') ?? 'text/plain';
		res
			.status(answer.status)
			.type(type)
			.send(await answer.text());
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		answerLogout(how) {
			logout = how;
		},
		countLogouts: () => logouts,
		async stop() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
