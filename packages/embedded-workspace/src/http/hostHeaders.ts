import type { RequestHandler } from 'express';

/** Sets the headers that Rocket.Chat puts on every answer. */
export const hostHeaders: RequestHandler = (_req, res, next) => {
	res.set({
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'sameorigin',
		'X-XSS-Protection': '1',
	});
	next();
};

/** Lets pages of all origins read an answer, as Rocket.Chat does. What Rocket.Chat does not have is not for them. */
export const readableByAll: RequestHandler = (_req, res, next) => {
	res.set({
		'Access-Control-Allow-Origin': '*',
		'Access-Control-Allow-Headers': 'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token',
	});
	next();
};
