import { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { Response } from 'express';
import express, { Router } from 'express';
import multer from 'multer';

import type { AppsHost } from '../../engine/AppsHost';
import { WorkspaceError } from '../../errors';
import type { Stores } from '../../store/stores';
import { answerError } from '../answerError';
import { asyncRoute } from '../asyncRoute';
import { callerOf, requireAdmin, requireLogin } from '../authentication';
import type { Fields } from '../fields';
import { fieldsOf } from '../fields';
import { appReadingRoutes } from './appReadingRoutes';
import { appSettingRoutes } from './appSettingRoutes';
import { installApp, removeApp, updateApp } from './installation';
import { answerNoSuchApp, installedApp } from './installedApp';
import { uploadedPackage } from './uploadedPackage';

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
	if (!wanted) throw new WorkspaceError('Invalid status provided, it must be "status" field and a string.');
	const { manager } = host;
	const id = installedApp(host, appId).getID();
	const app = await host.change(id, () => manager.changeStatus(id, wanted));
	return { status: await app.getStatus() };
}
