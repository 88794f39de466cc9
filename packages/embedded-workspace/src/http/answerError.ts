import type { ErrorRequestHandler } from 'express';

import { LoginRefusedError, NotLoggedInError, WorkspaceError } from '../errors';
import { isBefore } from '../version';

const statusOfType: Record<string, number> = { 'error-unauthorized': 403, 'error-too-many-requests': 429 };

/**
 * Turns whatever a route threw into Rocket.Chat's answer. The host answers 400 with the message to any error it does
 * not know, its own defects included, and so does this.
 */
export const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
	if (res.headersSent) return next(error);
	const version = req.app.locals.version as string;
	if (error instanceof LoginRefusedError) {
		return res.status(401).json(refusalOf({ error: error.code, message: error.message }, version));
	}
	if (error instanceof NotLoggedInError) return res.status(401).json(refusalOf({ message: error.message }, version));
	if (!(error instanceof WorkspaceError)) {
		return res.status(statusOfBodyError(error) ?? 400).json({ success: false, error: messageOf(error) });
	}
	const status = statusOfType[error.type ?? ''];
	if (status !== undefined) return res.status(status).json({ success: false, error: error.message });
	return res.status(400).json({ success: false, error: error.message, errorType: error.type });
};

const shortRefusalsSince = '9.0';

/** Returns the body of a 401 in the shape that version has. */
export function refusalOf({ error, message }: { error?: string | number; message: string }, version: string): object {
	if (!isBefore(version, shortRefusalsSince)) return { success: false, error: message };
	return { status: 'error', ...(error !== undefined && { error }), message };
}

/** Returns the status that express' body parsers ask for: 400 for broken JSON, 413 for too much of it. */
function statusOfBodyError(error: unknown): number | undefined {
	const status = error instanceof Error && 'status' in error ? error.status : undefined;
	return typeof status === 'number' ? status : undefined;
}

/** Errors of the engine are plain objects with a message. */
export function messageOf(error: unknown): string {
	return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
