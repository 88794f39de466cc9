import type { RequestHandler } from 'express';
import { Router } from 'express';
import { join } from 'path';

import { contentSecurityPolicy } from '../http/headers';
import type { ClientBundle } from './buildClient';
import { clientBundle } from './buildClient';

const page = join(__dirname, 'index.html');

/** The page of the web client, under Rocket.Chat's own Content-Security-Policy: what works here works there. */
export const webClientPage: RequestHandler = (_req, res) => {
	res.set({ 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-store' }).sendFile(page);
};

/** Script and style of the page, below /workspace/web. */
export function webRoutes(): Router {
	const router = Router();
	router.get(
		'/client.js',
		sending('text/javascript', ({ script }) => script),
	);
	router.get(
		'/client.css',
		sending('text/css', ({ style }) => style),
	);
	return router;
}

function sending(type: string, part: (bundle: ClientBundle) => string): RequestHandler {
	return async (_req, res) => {
		try {
			const content = part(await clientBundle());
			res.set('Cache-Control', 'no-store').type(type).send(content);
		} catch (error) {
			res.status(500).type('text').send(String(error));
		}
	};
}
