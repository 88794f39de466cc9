/** Why a revocation did not end with a plain "done". */
export type RevocationFailure =
	/** The workspace no longer accepts the login token. */
	| 'not-logged-in'
	/** This app's limit, or the workspace's own. */
	| 'too-many-attempts'
	/** The workspace answered with an error or with something that is no answer to our question. */
	| 'workspace-refused'
	/** No answer, or none in time. */
	| 'workspace-unreachable';

export interface RevocationErrorDetails {
	/** For the app log, so for administrators; never holds a token. */
	detail: string;
	/** Seconds after which another attempt makes sense; set for `too-many-attempts` only. */
	retryAfter?: number;
	/**
	 * True where other clients may have been logged out all the same: the request had left and no clear answer came.
	 * Repeating is harmless, so the answer to a person is "not known; run it again".
	 */
	outcomeUnknown?: boolean;
}

/** The one error a revocation fails with; anything else that is thrown is a defect. */
export class RevocationError extends Error {
	public readonly retryAfter: number | undefined;

	public readonly outcomeUnknown: boolean;

	constructor(
		public readonly reason: RevocationFailure,
		details: RevocationErrorDetails,
	) {
		super(details.detail);
		this.name = 'RevocationError';
		this.retryAfter = details.retryAfter;
		this.outcomeUnknown = details.outcomeUnknown === true;
	}
}
