import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import express, { Router } from 'express';

import { WorkspaceError } from '../http/errors';
import { fieldsOf } from '../http/requests';
import { asyncRoute } from '../http/apiRouter';
import { installedApp } from './administration';
import type { AppsHost } from './AppsHost';

/** Serves the settings of an app. Saving calls the app before (`onPreSettingUpdate`) and after (`onSettingUpdated`). */
export function appSettingRoutes(host: AppsHost): Router {
	const router = Router();
	router.get(
		'/:id/settings',
		asyncRoute((req) => {
			const shown = Object.entries(settingsOf(host, req.params.id)).filter(([, setting]) => !setting?.hidden);
			return { settings: Object.fromEntries(shown) };
		}),
	);
	router.get(
		'/:id/settings/:settingId',
		asyncRoute((req) => ({ setting: settingOf(host, req.params.id, req.params.settingId) })),
	);
	router.post(
		'/:id/settings/:settingId',
		express.json(),
		asyncRoute(async (req) => {
			const { setting } = fieldsOf(req.body);
			if (!setting) {
				throw new WorkspaceError('Setting to update to must be present on the posted body.');
			}
			const known = settingOf(host, req.params.id, req.params.settingId);
			const { value } = fieldsOf(setting);
			await host.manager.getSettingsManager().updateAppSetting(req.params.id, { ...known, value });
			return {};
		}),
	);
	return router;
}

function settingsOf(host: AppsHost, appId: string): Record<string, ISetting | undefined> {
	return host.manager.getSettingsManager().getAppSettings(installedApp(host, appId).getID());
}

/** @throws WorkspaceError if the app has no such setting */
function settingOf(host: AppsHost, appId: string, settingId: string): ISetting {
	const setting = settingsOf(host, appId)[settingId];
	if (!setting) {
		throw new WorkspaceError('No setting found for the App by the provided id.');
	}
	return setting;
}
