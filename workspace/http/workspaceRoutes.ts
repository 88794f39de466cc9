import express, { Router } from 'express';

import type { Stores } from '../store/stores';
import { answerError } from './answerError';
import { callerOf, requireAdmin, requireLogin } from './authentication';
import { fieldsOf, requiredBoolean } from './fields';
import type { LiveEvents } from './LiveEvents';

/** What is below /workspace: all that Rocket.Chat itself does in other ways, or not at all. */
export function workspaceRoutes(stores: Stores, live: LiveEvents, version: string): Router {
	const router = Router();
	router.get('/health', (_req, res) => void res.json({ success: true, version, pid: process.pid }));
	router.get('/events', requireLogin(stores), (req, res) => live.open(req, res, callerOf(res).user._id));
	router.post('/rate-limit', express.json(), requireLogin(stores), requireAdmin(), (req, res, next) => {
		try {
			const enabled = requiredBoolean(fieldsOf(req.body), 'enabled');
			stores.settings.setValue('API_Enable_Rate_Limiter', enabled);
			res.json({ success: true, enabled });
		} catch (error) {
			next(error);
		}
	});
	router.use(answerError);
	return router;
}
