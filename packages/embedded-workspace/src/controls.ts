import type { RequestHandler } from 'express';
import express, { Router } from 'express';

import { deviceManagementSetting, deviceOf, markCurrentSessionSetting } from './accounts/sessions';
import type { AppsHost } from './apps/AppsHost';
import { createOAuthToken } from './apps/endpoints';
import { faultsOf } from './apps/Faults';
import { callerOf, requireAdmin, requireLogin } from './http/authentication';
import { answerError, WorkspaceError } from './http/errors';
import { fieldsOf, requestAddress, requiredBoolean, requiredText } from './http/requests';
import { asyncRoute } from './http/apiRouter';
import type { LiveEvents } from './rooms/LiveEvents';
import { relaySetting } from './rooms/LiveEvents';
import { randomId } from './store/Store';
import type { Stores } from './stores';

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

/** Serves what tests and demonstrations need and Rocket.Chat does not have. For administrators. */
export function workspaceAppRoutes(host: AppsHost, stores: Stores): Router {
	const router = Router();
	const admin = [requireLogin(stores), requireAdmin];
	router.post(
		'/jobs/:appId/:jobId/run',
		admin,
		asyncRoute(async (req) => {
			await host.runJob(req.params.appId, req.params.jobId);
			return {};
		}),
	);
	router.post(
		'/oauth-tokens',
		express.json(),
		admin,
		asyncRoute((req) => {
			const user = stores.users.findByUsername(requiredText(fieldsOf(req.body), 'username'));
			if (!user) {
				throw new WorkspaceError('User not found', 'error-invalid-user');
			}
			return { token: createOAuthToken(stores, user) };
		}),
	);
	router.post(
		'/faults',
		express.json(),
		admin,
		asyncRoute((req) => {
			host.faults.set(faultsOf(req.body));
			return {};
		}),
	);
	router.post(
		'/app-calls/:appId/take',
		admin,
		asyncRoute((req) => ({ calls: host.calls.take(req.params.appId) })),
	);
	router.use(answerError);
	return router;
}
