import type { Request, RequestHandler } from 'express';
import express from 'express';

import { appId } from '../../tools/harness/appWorkspace';
import { serve } from './localServer';

/** A server that answers like a workspace with the app in it, as far as `npm run verify` and `npm run deploy` ask, until told otherwise. */
export interface StubWorkspace {
	url: string;
	/** What `method path` is answered with from now on, e.g. `POST /api/v1/login`. */
	answer(route: string, how: RequestHandler): void;
	/** Users' tokens that are valid now. */
	tokens: Set<string>;
	stop(): Promise<void>;
}

export const endpoint = `/api/apps/public/${appId}/users.logoutOtherClients`;

const dayMs = 24 * 60 * 60 * 1000;

/** @param below A path the workspace lives under, such as `/chat`. */
export async function startStubWorkspace(below = ''): Promise<StubWorkspace> {
	const tokens = new Set<string>();
	const tokenOf = (req: Request): string => String(req.headers['x-auth-token']);
	const routes = new Map<string, RequestHandler>();
	const answer = (route: string, how: RequestHandler): void => void routes.set(route, how);

	answer('GET /api/info', (_req, res) => void res.json({ version: '8.1', success: true }));
	answer('POST /api/v1/login', (_req, res) => {
		const authToken = `token-${tokens.size}`;
		tokens.add(authToken);
		res.json({ status: 'success', data: { userId: 'u1', authToken } });
	});
	answer('POST /api/v1/logout', (req, res) => void res.json({ status: tokens.delete(tokenOf(req)) }));
	answer('GET /api/v1/me', (req, res) => {
		const success = tokens.has(tokenOf(req));
		res.status(success ? 200 : 401).json({ success });
	});
	answer('GET /api/v1/settings.public', (_req, res) => {
		const settings = [
			{ _id: 'Accounts_LoginExpiration', value: 30 },
			{ _id: 'Site_Url', value: `${url}/` },
		];
		res.json({ settings, total: settings.length });
	});
	answer('GET /api/apps/installed', (_req, res) => {
		res.json({ apps: [{ id: appId, version: '0.1.0', status: 'manually_enabled' }] });
	});
	answer(`GET ${endpoint}`, (_req, res) => void res.set('Allow', 'POST').status(405).json({ status: 'error' }));
	answer(`POST ${endpoint}`, (req, res) => {
		const token = tokenOf(req);
		if (!tokens.has(token)) {
			return void res.status(401).json({ status: 'error' });
		}
		tokens.clear();
		tokens.add(token);
		res.json({ token, tokenExpires: new Date(Date.now() + 30 * dayMs).toISOString(), success: true });
	});

	const app = express();
	app.use(below === '' ? '/' : below, (req, res, next) => {
		const how = routes.get(`${req.method} ${req.path}`);
		if (how) {
			how(req, res, next);
		} else {
			next();
		}
	});
	const { url: root, stop } = await serve(app);
	const url = root + below;
	return { url, tokens, answer, stop };
}
