import type { Express, RequestHandler } from 'express';
import express from 'express';

import type { AppsHost } from '../engine/AppsHost';
import type { WorkspaceOptions } from '../Workspace';
import type { Stores } from '../store/stores';
import { majorMinor } from '../version';
import { apiRouter } from './apiRouter';
import { appRoutes } from './appRoutes';
import { hostHeaders, readableByAll } from './hostHeaders';
import type { LiveEvents } from './LiveEvents';
import { refuseCrossOrigin, refuseForeignHosts, refuseFormsOfOthers } from './originChecks';
import { RateLimiter } from './RateLimiter';
import { chatRoutes } from './v1/chatRoutes';
import { commandRoutes } from './v1/commandRoutes';
import { deviceRoutes } from './v1/deviceRoutes';
import { loginRoutes } from './v1/loginRoutes';
import { namedRoomRoutes } from './v1/namedRoomRoutes';
import { permissionRoutes } from './v1/permissionRoutes';
import { roomRoutes } from './v1/roomRoutes';
import { settingRoutes } from './v1/settingRoutes';
import { tokenRoutes } from './v1/tokenRoutes';
import { userRoutes } from './v1/userRoutes';
import { webClientPage, webRoutes } from './webRoutes';
import { workspaceRoutes } from './workspaceRoutes';

export interface HttpAppParts {
	stores: Stores;
	options: WorkspaceOptions;
	live: LiveEvents;
	/** Still starting when the first requests come: an app may call the workspace while it is enabled. */
	appsHost: Promise<AppsHost>;
}

/** Everything the workspace answers over HTTP. */
export function httpApp({ stores, options, live, appsHost }: HttpAppParts): Express {
	const app = express().disable('x-powered-by').set('etag', false);
	const { version } = options;
	app.locals.version = version;
	app.use(hostHeaders, refuseForeignHosts(stores));
	app.use('/workspace', refuseCrossOrigin);
	app.use('/api', refuseFormsOfOthers, readableByAll);
	app.get('/api/info', (_req, res) => void res.json({ version: majorMinor(version), success: true }));
	// Rocket.Chat has no such route without /api before it: its web client answers.
	app.get('/api/v1/info', webClientPage);
	app.use(
		'/api/v1',
		apiRouter({
			stores,
			limiter: new RateLimiter(stores.settings),
			version,
			routes: {
				...loginRoutes(stores, loginListeners(appsHost)),
				...tokenRoutes(stores, version),
				...permissionRoutes(stores),
				...deviceRoutes(stores, version),
				...userRoutes(stores, options.passwordRounds),
				...settingRoutes(stores),
				...commandRoutes(stores, appsHost, version),
				...chatRoutes(stores),
				...roomRoutes(stores),
				...namedRoomRoutes(stores),
			},
		}),
	);
	app.use(onceStarted(appsHost, (host) => appRoutes(host, stores, version)));
	app.use('/workspace', workspaceRoutes(stores, live, version));
	// As in Rocket.Chat, whatever path nothing else serves shows the web client.
	app.use('/workspace/web', webRoutes());
	app.get('*', webClientPage);
	return app;
}

/**
 * Returns what reports a login to apps and waits for them, as Rocket.Chat does. Logins before the Apps-Engine has started
 * are not reported: an app may log in itself while it is being enabled.
 */
function loginListeners(appsHost: Promise<AppsHost>): (userId: string) => Promise<void> {
	let started: AppsHost | undefined;
	// A failed start ends the workspace (startWorkspace).
	appsHost.then((host) => (started = host)).catch(() => undefined);
	return async (userId) => {
		try {
			await started?.userLoggedIn(userId);
		} catch (error) {
			process.emitWarning(`An app failed to hear of a login: ${String(error)}`);
		}
	};
}

/** Delays requests for apps until the Apps-Engine has started. */
function onceStarted(appsHost: Promise<AppsHost>, routesOf: (host: AppsHost) => RequestHandler): RequestHandler {
	const routes = appsHost.then(routesOf);
	// A host that fails to start ends the workspace (startWorkspace); here it must only not count as unhandled.
	routes.catch(() => undefined);
	return async (req, res, next) => {
		try {
			(await routes)(req, res, next);
		} catch (error) {
			next(error);
		}
	};
}
