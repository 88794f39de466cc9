import type { Request, RequestHandler, Response } from 'express';

import { Answer } from './ApiRoute';

/** Returns a handler that answers with what `run` returns and `success: true`, or hands its error on. */
export function asyncRoute(run: (req: Request, res: Response) => object | Promise<object>): RequestHandler {
	return async (req, res, next) => {
		try {
			const result = await run(req, res);
			if (result instanceof Answer) res.status(result.status).json(result.body);
			else res.json({ ...result, success: true });
		} catch (error) {
			next(error);
		}
	};
}
