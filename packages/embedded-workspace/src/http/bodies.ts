import { STATUS_CODES } from 'http';

import type { ErrorRequestHandler, RequestHandler } from 'express';
import express from 'express';

import { isBefore } from '../version';

/** An assumption: 6.5 takes 50 MB, newer servers express's default, and nobody has looked when that changed. */
const smallerSince = '7.0';

/** Reads JSON and forms, as Rocket.Chat does for its REST API and for apps. Any other body becomes `{}`. */
export function bodyParsers(version: string): RequestHandler[] {
	return [jsonParser(version), express.urlencoded({ extended: true, limit: limitOf(version) })];
}

export function jsonParser(version: string): RequestHandler {
	return express.json({ limit: limitOf(version) });
}

function limitOf(version: string): string {
	return isBefore(version, smallerSince) ? '50mb' : '100kb';
}

/** Answers a body for an app that the parsers refuse (broken JSON: 400, too large: 413) with express's page. */
export const refuseBody: ErrorRequestHandler = (error: unknown, _req, res, next) => {
	const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
	const reason = STATUS_CODES[status];
	if (res.headersSent || reason === undefined) {
		return next(error);
	}
	res.set('Content-Security-Policy', "default-src 'none'").status(status).type('html').send(page(reason));
};

function page(text: string): string {
	return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Error</title></head>
<body><pre>${text}</pre></body>
</html>
`;
}
