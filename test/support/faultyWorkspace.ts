import type { RequestHandler } from 'express';
import express from 'express';

import { serve } from './localServer';

/** A server that passes for a Rocket.Chat until it is asked to log out other clients; then it does what it is told. */
export interface FaultyWorkspace {
	url: string;
	/** What `POST users.logoutOtherClients` gets from now on. */
	misbehave(how: RequestHandler): void;
	/** What `GET /api/info` gets from now on. */
	describeItself(how: RequestHandler): void;
	/** From then on connections are refused. May be called again. */
	stop(): Promise<void>;
}

const path = '/api/v1/users.logoutOtherClients';

export async function startFaultyWorkspace(): Promise<FaultyWorkspace> {
	let logout: RequestHandler = (_req, res) => void res.sendStatus(500);
	let info: RequestHandler = (_req, res) => void res.json({ version: '8.0', success: true });
	const app = express();
	app.get('/api/info', (req, res, next) => info(req, res, next));
	app.post(path, (req, res, next) => logout(req, res, next));
	app.get(path, (_req, res) => {
		res.status(405).json({ status: 'error', message: 'API endpoint does not exist' });
	});
	return {
		...(await serve(app)),
		misbehave(how) {
			logout = how;
		},
		describeItself(how) {
			info = how;
		},
	};
}
