import type { RequestHandler } from 'express';
import express from 'express';

import { serve } from './localServer';

const logoutRoute = 'POST /api/v1/users.logoutOtherClients';

/** A server in front of a workspace, which passes all calls on but those that a test answers itself. */
export interface WorkspaceProxy {
	url: string;
	/** Answers the logout of other clients itself from now on; passes it on if nothing is given. */
	answerLogout(how?: RequestHandler): void;
	stop(): Promise<void>;
}

export async function startWorkspaceProxy(workspaceUrl: string): Promise<WorkspaceProxy> {
	let logout: RequestHandler | undefined;
	const app = express();
	app.use(async (req, res, next) => {
		if (logout && `${req.method} ${req.path}` === logoutRoute) {
			return logout(req, res, next);
		}
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
	return {
		...(await serve(app)),
		answerLogout(how) {
			logout = how;
		},
	};
}
