import { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';
import type { ErrorRequestHandler, Response } from 'express';
import express, { Router } from 'express';
import multer from 'multer';

import { callerOf, requireAdmin, requireLogin } from '../http/authentication';
import { answerError, WorkspaceError } from '../http/errors';
import type { Fields } from '../http/requests';
import { fieldsOf } from '../http/requests';
import { asyncRoute } from '../http/apiRouter';
import type { Stores } from '../stores';
import { appSettingRoutes } from './appSettings';
import type { AppsHost } from './AppsHost';
import { installApp, removeApp, updateApp, uploadedPackage } from './installation';

/** How administrators, and `rc-apps deploy` in their name, install and manage apps. Languages and icons are public. */
export function appAdministrationRoutes(host: AppsHost, stores: Stores): Router {
	const router = Router();
	const upload = multer({ storage: multer.memoryStorage() }).any();
	router.get(
		'/languages',
		asyncRoute(async () => {
			const apps = await host.manager.get();
			return { apps: apps.map((app) => ({ id: app.getID(), languages: app.getStorageItem().languageContent })) };
		}),
	);
	router.get('/:id/icon', (req, res) => sendIcon(host, req.params.id, res));
	router.use(requireLogin(stores), requireAdmin);
	router.use(appReadingRoutes(host), appSettingRoutes(host));
	router.post(
		'/',
		upload,
		asyncRoute((req, res) => installApp(host, uploadedPackage(req), callerOf(res).user)),
	);
	router.post(
		'/:id',
		upload,
		asyncRoute((req, res) => updateApp(host, req.params.id, uploadedPackage(req), callerOf(res).user)),
	);
	router.delete(
		'/:id',
		asyncRoute((req, res) => removeApp(host, req.params.id, callerOf(res).user)),
	);
	router.post(
		'/:id/status',
		express.json(),
		asyncRoute((req) => changeStatus(host, req.params.id, fieldsOf(req.body))),
	);
	router.use(answerNoSuchApp, answerError);
	return router;
}

/** Answers with the icon of an app's package, as modals show it before their title. */
function sendIcon(host: AppsHost, appId: string, res: Response): void {
	const icon = host.manager.getOneById(appId)?.getInfo().iconFileContent ?? '';
	const [, type, content] = /^data:([^;]+);base64,(.+)$/.exec(icon) ?? [];
	if (type === undefined || content === undefined) {
		return void res.sendStatus(404);
	}
	res.type(type).send(Buffer.from(content, 'base64'));
}

/** @throws WorkspaceError for anything but the two states an administrator can choose */
async function changeStatus(host: AppsHost, appId: string, { status }: Fields): Promise<object> {
	const wanted = [AppStatus.MANUALLY_ENABLED, AppStatus.MANUALLY_DISABLED].find((each) => each === status);
	if (!wanted) {
		throw new WorkspaceError('Invalid status provided, it must be "status" field and a string.');
	}
	const { manager } = host;
	const id = installedApp(host, appId).getID();
	const app = await host.change(id, () => manager.changeStatus(id, wanted));
	return { status: await app.getStatus() };
}

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

/** Returns an installed app as administrators see it: what its app.json says, and how it is here. */
export async function appView(host: AppsHost, app: ProxiedApp): Promise<object> {
	return {
		...app.getStorageItem().info,
		status: await host.statusOf(app),
	};
}

class NoSuchAppError extends Error {
	constructor(appId: string) {
		super(`No App found by the id of: ${appId}`);
	}
}

/** Returns the app of that id in this process. @throws NoSuchAppError, which `answerNoSuchApp` answers. */
export function installedApp(host: AppsHost, appId: string): ProxiedApp {
	// The engine's type promises an app for any id.
	const app: ProxiedApp | undefined = host.manager.getOneById(appId);
	if (!app) {
		throw new NoSuchAppError(appId);
	}
	return app;
}

export const answerNoSuchApp: ErrorRequestHandler = (error: unknown, _req, res, next) => {
	if (!(error instanceof NoSuchAppError)) {
		return next(error);
	}
	res.status(404).json({ success: false, error: error.message });
};
