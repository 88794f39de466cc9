import { createHash } from 'crypto';
import type { IncomingHttpHeaders } from 'http';

import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi';
import type { Request, Response } from 'express';
import { Router } from 'express';

import type { WorkspaceUser } from '../accounts/users';
import { authenticate } from '../http/authentication';
import { bodyParsers, refuseBody } from '../http/bodies';
import { messageOf } from '../http/errors';
import { contentSecurityPolicy } from '../http/headers';
import { SecretStore } from '../store/SecretStore';
import { randomId } from '../store/Store';
import type { Stores } from '../stores';
import type { AppsHost } from './AppsHost';
import { userForApps } from './bridges/users';

/**
 * Serves the endpoints of apps as the host does: it reads JSON and forms, knows the caller by headers (never by cookies),
 * hands every method to the app, and shows an error's message as the body of a 500.
 */
export function appEndpointRoutes(host: AppsHost, stores: Stores, version: string): Router {
	const router = Router();
	router.use('/public/:appId', ...bodyParsers(version), (req, res) => {
		endpointsOf(host, stores, req.params.appId)(req, res, () => res.sendStatus(404));
	});
	router.use(refuseBody);
	return router;
}

/** Returns the routes of one app. Endpoints come and go with the app, so they are looked up at each request. */
function endpointsOf(host: AppsHost, stores: Stores, appId: string): Router {
	const router = Router();
	for (const api of host.apisOf(appId) ?? []) {
		const { path, authRequired } = api.endpoint;
		router.all(path.startsWith('/') ? path : `/${path}`, async (req, res) => {
			const user = appCaller(stores, req.headers);
			res.set({ 'Access-Control-Allow-Origin': '*', 'Content-Security-Policy': contentSecurityPolicy });
			if (authRequired && !user) {
				return void res.status(401).send('Unauthorized');
			}
			await answer(host, api, requestForApps(req, user), res);
		});
	}
	return router;
}

async function answer(host: AppsHost, api: AppApi, request: IApiRequest, res: Response): Promise<void> {
	try {
		const { status, headers = {}, content }: IApiResponse = await host.callApi(api.appId, api.endpoint.path, request);
		res.set(headers).status(status).send(content);
	} catch (error) {
		res.status(500).send(messageOf(error));
	}
}

/** Returns the request as the app gets it. It has no address of the client. */
function requestForApps(req: Request, user: WorkspaceUser | undefined): IApiRequest {
	return {
		method: req.method.toLowerCase() as IApiRequest['method'],
		headers: req.headers as IApiRequest['headers'],
		query: req.query as IApiRequest['query'],
		params: req.params,
		content: req.body as unknown,
		user: user && userForApps(user),
	};
}

/** Returns who calls a route of an app: by login token if both headers are there, else by OAuth bearer token. */
export function appCaller(stores: Stores, headers: IncomingHttpHeaders): WorkspaceUser | undefined {
	if (headers['x-user-id'] && headers['x-auth-token']) {
		return authenticate(stores, headers)?.user;
	}
	const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
	return token === undefined ? undefined : userOfOAuthToken(stores, token);
}

/** Makes an OAuth token for a user, without the dialog that leads to one in Rocket.Chat. */
export function createOAuthToken(stores: Stores, user: WorkspaceUser): string {
	const token = randomId(40);
	new SecretStore(stores.db).put(nameOf(token), user._id);
	return token;
}

/** Returns the user of an OAuth token, `undefined` if it is unknown or the user is inactive. */
export function userOfOAuthToken(stores: Stores, token: string): WorkspaceUser | undefined {
	const userId = new SecretStore(stores.db).get(nameOf(token));
	const user = userId === undefined ? undefined : stores.users.findById(userId);
	return user?.active ? user : undefined;
}

function nameOf(token: string): string {
	return `oauth:${createHash('sha256').update(token).digest('hex')}`;
}
