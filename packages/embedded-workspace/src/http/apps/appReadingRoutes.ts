import { Router } from 'express';

import type { AppsHost } from '../../engine/AppsHost';
import { asyncRoute } from '../asyncRoute';
import type { Fields } from '../fields';
import { fieldsOf } from '../fields';
import { appView } from './appView';
import { installedApp } from './installedApp';

const logsPerPage = 50;

/** Serves what administrators read about installed apps. */
export function appReadingRoutes(host: AppsHost): Router {
	const { manager } = host;
	const router = Router();
	router.get(
		'/installed',
		asyncRoute(async () => ({ apps: await Promise.all((await manager.get()).map((app) => appView(host, app))) })),
	);
	router.get(
		'/:id',
		asyncRoute(async (req) => ({ app: await appView(host, installedApp(host, req.params.id)) })),
	);
	router.get(
		'/:id/logs',
		asyncRoute((req) => logsOf(host, installedApp(host, req.params.id).getID(), fieldsOf(req.query))),
	);
	return router;
}

/** Returns a page of an app's logs, newest first: `count` of them (0: all) after the first `offset`. */
async function logsOf(host: AppsHost, appId: string, query: Fields): Promise<object> {
	const offset = Number(query.offset ?? 0);
	const count = Number(query.count ?? logsPerPage);
	const page = { skip: offset, limit: count === 0 ? undefined : count };
	const { logs, total } = await host.manager.getLogStorage().findPaginated({ appId }, page);
	return { logs, offset, count: logs.length, total };
}
