import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';
import type { ErrorRequestHandler } from 'express';

import type { AppsHost } from '../../engine/AppsHost';

class NoSuchAppError extends Error {
	constructor(appId: string) {
		super(`No App found by the id of: ${appId}`);
	}
}

/** Returns the app of that id in this process. @throws NoSuchAppError, which `answerNoSuchApp` answers. */
export function installedApp(host: AppsHost, appId: string): ProxiedApp {
	// The engine's type promises an app for any id.
	const app: ProxiedApp | undefined = host.manager.getOneById(appId);
	if (!app) throw new NoSuchAppError(appId);
	return app;
}

export const answerNoSuchApp: ErrorRequestHandler = (error: unknown, _req, res, next) => {
	if (!(error instanceof NoSuchAppError)) return next(error);
	res.status(404).json({ success: false, error: error.message });
};
