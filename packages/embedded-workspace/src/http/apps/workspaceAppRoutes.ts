import express, { Router } from 'express';

import type { AppsHost } from '../../engine/AppsHost';
import { WorkspaceError } from '../../errors';
import type { Stores } from '../../store/stores';
import { answerError } from '../answerError';
import { asyncRoute } from '../asyncRoute';
import { requireAdmin, requireLogin } from '../authentication';
import { fieldsOf, requiredText } from '../fields';
import { faultsOf } from './faultsOf';
import { createOAuthToken } from './oauthTokens';

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
			if (!user) throw new WorkspaceError('User not found', 'error-invalid-user');
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
