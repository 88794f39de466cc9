import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';

import type { Stores } from '../stores';
import { isBefore } from '../version';
import { webClientPage } from '../web/webRoutes';
import { callerOf, requireAdmin, requireLogin } from './authentication';
import { bodyParsers, jsonParser } from './bodies';
import { answerError } from './errors';
import type { RateLimiter } from './RateLimiter';
import { fieldsOf } from './requests';
import type { ApiRoute, ApiRoutes, OpenCall } from './routes';
import { Answer } from './routes';

/** Returns a handler that answers with what `run` returns and `success: true`, or hands its error on. */
export function asyncRoute(run: (req: Request, res: Response) => object | Promise<object>): RequestHandler {
	return async (req, res, next) => {
		try {
			const result = await run(req, res);
			if (result instanceof Answer) {
				res.status(result.status).json(result.body);
			} else {
				res.json({ ...result, success: true });
			}
		} catch (error) {
			next(error);
		}
	};
}

/** An assumption: 6.5 shows its web client at unknown addresses, newer servers answer 404. */
const unknownRefusedSince = '7.0';

/** Seen on 8.3 first: what has no handler is 404 as text, also another method of a path that has one. */
export const plainNotFoundSince = '8.3';

/** From this version on the REST API reads no HTML forms, so a login by one is refused. Endpoints of apps read them still. */
const formsRefusedSince = '7.6';

export interface ApiRouterParts {
	stores: Stores;
	limiter: RateLimiter;
	/** The Rocket.Chat that is emulated. */
	version: string;
	routes: ApiRoutes;
}

/**
 * Serves a table of routes as Rocket.Chat serves its REST API: first the login is checked, then the call is counted
 * against the rate limit, then the permission is checked.
 */
export function apiRouter({ stores, limiter, version, routes }: ApiRouterParts): Router {
	const router = Router();
	router.use(...(isBefore(version, formsRefusedSince) ? bodyParsers(version) : [jsonParser(version)]));
	for (const [path, methods] of Object.entries(routes)) {
		const at = router.route(`/${path}`);
		const isPlain = !isBefore(version, plainNotFoundSince);
		at.head(isPlain ? answerPlainNotFound : (_req, res) => void res.end());
		if (methods.GET) {
			at.get(...handlersOf(methods.GET, stores, limiter.limit(`${path} get`)));
		}
		if (methods.POST) {
			at.post(...handlersOf(methods.POST, stores, limiter.limit(`${path} post`)));
		}
		at.options(answerOptions);
		at.all(isPlain ? answerPlainNotFound : answerNotAllowed(Object.keys(methods)));
	}
	router.use(unknownRoute(version));
	router.use(answerError);
	return router;
}

/** Returns what answers at a path that has no route. */
function unknownRoute(version: string): RequestHandler {
	if (isBefore(version, unknownRefusedSince)) {
		return webClientPage;
	}
	return isBefore(version, plainNotFoundSince) ? answerNotFound : answerPlainNotFound;
}

const answerNotFound: RequestHandler = (_req, res) => {
	res.status(404).json({ success: false, error: 'Resource not found' });
};

const answerPlainNotFound: RequestHandler = (_req, res) => void res.sendStatus(404);

function answerNotAllowed(methods: string[]): RequestHandler {
	return (_req, res) => {
		res.set('Allow', [...methods, 'OPTIONS'].join(', '));
		res.status(405).json({ status: 'error', message: 'API endpoint does not exist' });
	};
}

function handlersOf(route: ApiRoute, stores: Stores, limit: RequestHandler): RequestHandler[] {
	if (route.access === 'open') {
		return [limit, asyncRoute((req) => route.run(callOf(req)))];
	}
	const limited: RequestHandler = (req, res, next) =>
		route.isUnlimited?.(callOf(req)) ? next() : limit(req, res, next);
	const run = asyncRoute((req, res) => route.run({ ...callOf(req), caller: callerOf(res) }));
	return route.access === 'admin'
		? [requireLogin(stores), limited, requireAdmin, run]
		: [requireLogin(stores), limited, run];
}

function callOf({ headers, params, query, body }: Request): OpenCall {
	return { headers, params, query: fieldsOf(query), body: fieldsOf(body) };
}

/** Refuses preflights: they work only after an administrator has enabled CORS, which is off by default. */
const answerOptions: RequestHandler = ({ headers }, res) => {
	if (headers.origin === undefined && headers['access-control-request-method'] === undefined) {
		return void res.end();
	}
	res.status(405).type('text').send('CORS not enabled. Go to "Admin > General > REST Api" to enable it.');
};
