import type { RequestHandler } from 'express';
import express, { Router } from 'express';

import { deviceManagementSetting, markCurrentSessionSetting } from '../accounts/deviceManagement';
import { deviceOf } from '../accounts/deviceOf';
import { randomId } from '../store/ids';
import type { Stores } from '../store/stores';
import { answerError } from './answerError';
import { asyncRoute } from './asyncRoute';
import { callerOf, requireAdmin, requireLogin } from './authentication';
import { fieldsOf, requiredBoolean } from './fields';
import { type LiveEvents, relaySetting } from './LiveEvents';
import { requestAddress } from './requestAddress';

/** Serves what is below /workspace: all that Rocket.Chat does in other ways, or not at all. */
export function workspaceRoutes(stores: Stores, live: LiveEvents, version: string): Router {
	const router = Router();
	/** Takes `{"enabled": true}` or false. */
	const switching = (settingId: string): RequestHandler[] => [
		express.json(),
		requireLogin(stores),
		requireAdmin,
		asyncRoute((req) => {
			const enabled = requiredBoolean(fieldsOf(req.body), 'enabled');
			stores.settings.setValue(settingId, enabled);
			return { enabled };
		}),
	];
	router.get('/health', (_req, res) => void res.json({ success: true, version, pid: process.pid }));
	router.get('/events', requireLogin(stores), connectLive(stores, live));
	router.post('/lose-interactions', requireLogin(stores), (_req, res) => {
		live.loseInteractions(callerOf(res).token);
		res.json({ success: true });
	});
	router.post('/rate-limit', switching('API_Enable_Rate_Limiter'));
	router.post('/device-management', switching(deviceManagementSetting));
	router.post('/mark-current-session', switching(markCurrentSessionSetting));
	router.post('/relay-ephemeral-messages', switching(relaySetting));
	router.use(answerError);
	return router;
}

/** Records the client for device management. Clients that only use the REST API are not recorded. */
function connectLive(stores: Stores, live: LiveEvents): RequestHandler {
	return (req, res) => {
		const { user, token } = callerOf(res);
		const { 'user-agent': userAgent = '', host = '' } = req.headers;
		const [sessionId, loginAt] = [randomId(), new Date().toISOString()];
		const client = { userId: user._id, device: deviceOf(userAgent), host, ip: requestAddress(req) };
		stores.sessions.add({ sessionId, loginAt, ...client }, token);
		live.open(req, res, user._id);
	};
}
