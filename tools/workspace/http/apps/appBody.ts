import type { ErrorRequestHandler } from 'express';
import express from 'express';
import { STATUS_CODES } from 'http';

const limit = '50mb';

/** What the host makes of a body sent to an app: JSON and forms; anything else becomes `{}`. */
export const appBody = [express.json({ limit }), express.urlencoded({ extended: true, limit })];

/** Answers a body the parsers refuse (broken JSON: 400, too large: 413) without asking the app. */
export const refuseBody: ErrorRequestHandler = (error: unknown, _req, res, next) => {
	const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
	if (res.headersSent || !(status in STATUS_CODES)) return next(error);
	res.status(status).type('text').send(STATUS_CODES[status]);
};
