import type { RequestHandler } from 'express';

/** The headers that Rocket.Chat puts on every answer. */
export const hostHeaders: RequestHandler = (_req, res, next) => {
	res.set({
		'Access-Control-Allow-Origin': '*',
		'Access-Control-Allow-Headers': 'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token',
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'sameorigin',
		'X-XSS-Protection': '1',
	});
	next();
};
