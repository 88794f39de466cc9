import type { Express, RequestHandler } from 'express';
import express, { Router } from 'express';

import { loginRoutes } from './accounts/login';
import { permissionRoutes } from './accounts/permissions';
import { deviceRoutes } from './accounts/sessions';
import { tokenRoutes } from './accounts/tokenRoutes';
import { userRoutes } from './accounts/userRoutes';
import { appAdministrationRoutes } from './apps/administration';
import type { AppsHost } from './apps/AppsHost';
import { commandRoutes } from './apps/commands';
import { appEndpointRoutes } from './apps/endpoints';
import { appInteractionRoutes } from './apps/interactions';
import { workspaceAppRoutes, workspaceRoutes } from './controls';
import { hostHeaders, readableByAll, refuseCrossOrigin, refuseForeignHosts, refuseFormsOfOthers } from './http/headers';
import { RateLimiter } from './http/RateLimiter';
import { apiRouter, plainNotFoundSince } from './http/apiRouter';
import { webClientPage, webRoutes } from './web/webRoutes';
import type { LiveEvents } from './rooms/LiveEvents';
import { chatRoutes } from './rooms/messages';
import { namedRoomRoutes, roomRoutes } from './rooms/roomRoutes';
import { settingRoutes } from './settings';
import type { Stores } from './stores';
import { isBefore, majorMinor } from './version';
import type { WorkspaceOptions } from './Workspace';

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
	if (isBefore(version, plainNotFoundSince)) {
		// There is no such route for everyone: the web client answers.
		app.get('/api/v1/info', webClientPage);
	}
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

/** Everything about apps: below /api/apps what Rocket.Chat has, below /workspace what only this one has. */
export function appRoutes(host: AppsHost, stores: Stores, version: string): Router {
	const router = Router();
	router.use('/api/apps', appEndpointRoutes(host, stores, version));
	router.use('/api/apps/ui.interaction', appInteractionRoutes(host, stores, version));
	router.use('/api/apps', appAdministrationRoutes(host, stores));
	router.use('/workspace', workspaceAppRoutes(host, stores));
	return router;
}
