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

/** The caller's credentials are missing, wrong, or no longer valid. */
export class NotLoggedInError extends Error {
	constructor() {
		super('You must be logged in to do this.');
		this.name = 'NotLoggedInError';
	}
}
