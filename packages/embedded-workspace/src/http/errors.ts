import type { ErrorRequestHandler } from 'express';

import { isBefore } from '../version';

/**
 * A refusal as Rocket.Chat words it (its `Meteor.Error`): a sentence and, mostly, a type such as
 * `error-invalid-user`. REST answers show both: `User not found [error-invalid-user]`.
 */
export class WorkspaceError extends Error {
	constructor(
		readonly reason: string,
		readonly type?: string,
	) {
		super(type === undefined ? reason : `${reason} [${type}]`);
		this.name = 'WorkspaceError';
	}
}

/** A login is refused. The code is a number or a text, as in Rocket.Chat. */
export class LoginRefusedError extends Error {
	constructor(
		message: string,
		readonly code: string | number,
	) {
		super(message);
		this.name = 'LoginRefusedError';
	}
}

/** The caller may not do this. */
export class ForbiddenError extends Error {
	constructor() {
		super('unauthorized');
		this.name = 'ForbiddenError';
	}
}

/** The caller's credentials are missing, wrong, or no longer valid. */
export class NotLoggedInError extends Error {
	constructor() {
		super('You must be logged in to do this.');
		this.name = 'NotLoggedInError';
	}
}

/** From this version on refusals are shorter, and 403 takes the place of some 400s. */
const strictSince = '9.0';

/**
 * Turns whatever a route threw into Rocket.Chat's answer. The host answers 400 with the message to any error it does
 * not know, its own defects included, and so does this.
 */
export const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
	if (res.headersSent) {
		return next(error);
	}
	const version = req.app.locals.version as string;
	if (error instanceof LoginRefusedError) {
		return res.status(401).json(refusalOf({ error: error.code, message: error.message }, version));
	}
	if (error instanceof NotLoggedInError) {
		return res.status(401).json(refusalOf({ message: error.message }, version));
	}
	if (error instanceof ForbiddenError) {
		return res
			.status(403)
			.json({ success: false, error: isBefore(version, strictSince) ? error.message : 'forbidden' });
	}
	if (!(error instanceof WorkspaceError)) {
		return res.status(statusOfBodyError(error) ?? 400).json({ success: false, error: messageOf(error) });
	}
	const status = statusOf(error, version);
	if (status !== undefined) {
		return res.status(status).json({ success: false, error: error.message });
	}
	return res.status(400).json({ success: false, error: error.message, errorType: error.type });
};

/** Returns the status of a refusal that is no 400. */
function statusOf({ type }: WorkspaceError, version: string): number | undefined {
	if (type === 'error-too-many-requests') {
		return 429;
	}
	const isForbidden = type === 'error-unauthorized' || (type === 'not-authorized' && !isBefore(version, strictSince));
	return isForbidden ? 403 : undefined;
}

/** Returns the body of a 401 in the shape that version has. */
export function refusalOf({ error, message }: { error?: string | number; message: string }, version: string): object {
	if (!isBefore(version, strictSince)) {
		return { success: false, error: message };
	}
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
