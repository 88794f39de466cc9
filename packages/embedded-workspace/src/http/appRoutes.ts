import { Router } from 'express';

import type { AppsHost } from '../engine/AppsHost';
import type { Stores } from '../store/stores';
import { appAdministrationRoutes } from './apps/appAdministrationRoutes';
import { appEndpointRoutes } from './apps/appEndpointRoutes';
import { appInteractionRoutes } from './apps/appInteractionRoutes';
import { workspaceAppRoutes } from './apps/workspaceAppRoutes';

/** Everything about apps: below /api/apps what Rocket.Chat has, below /workspace what only this one has. */
export function appRoutes(host: AppsHost, stores: Stores, version: string): Router {
	const router = Router();
	router.use('/api/apps', appEndpointRoutes(host, stores, version));
	router.use('/api/apps/ui.interaction', appInteractionRoutes(host, stores, version));
	router.use('/api/apps', appAdministrationRoutes(host, stores));
	router.use('/workspace', workspaceAppRoutes(host, stores));
	return router;
}
