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
