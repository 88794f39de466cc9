import { Router } from 'express';

import type { AppsHost } from '../../engine/AppsHost';
import { asyncRoute } from './asyncRoute';

/** `/api/apps/languages`: the texts of all apps by language, for everyone, as clients translate an app's keys with them. */
export function appLanguageRoutes(host: AppsHost): Router {
	const router = Router();
	router.get(
		'/languages',
		asyncRoute(async () => {
			const apps = await host.manager.get();
			return { apps: apps.map((app) => ({ id: app.getID(), languages: app.getStorageItem().languageContent })) };
		}),
	);
	return router;
}
