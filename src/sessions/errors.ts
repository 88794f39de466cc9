/** Whether the other clients are logged out, are certainly still logged in, or we can't tell. */
export type Outcome = 'done' | 'nothing-happened' | 'unknown';

/** Why a revocation did not end with "done", as the app log names it. */
export type RevocationFailure =
	| 'not-logged-in' // the workspace does not accept the login token
	| 'rate-limited' // the workspace's REST limit, which everybody behind one address shares
	| 'refused' // the workspace refused before it acted
	| 'not-allowed' // the workspace does not let this user log out another one
	| 'no-such-user' // the user to log out is gone
	| 'not-configured' // the workspace URL cannot be used, so nothing was sent
	| 'unclear-answer' // an error, or something that does not answer the question
	| 'no-answer' // none at all, or none in time
	| 'ended-by-another' // another client asked at the same moment and ended the login that was to stay
	| 'already-answered'; // another client used this confirmation before, or a newer one was used

/** Why a request names no login to keep: it comes from another site, or with no login, two that differ, or another user's. */
export type ClientFailure = 'other-site' | 'unidentified' | 'ambiguous-login' | 'other-user';

const unknownAfter: readonly RevocationFailure[] = ['unclear-answer', 'no-answer', 'ended-by-another'];

/** The one error a revocation fails with. Anything else that is thrown is a defect. */
export class RevocationError extends Error {
	/** An unknown outcome is recorded and the owner is told. Running it again is safe. */
	public readonly outcome: Exclude<Outcome, 'done'>;

	/**
	 * @param detail for the app log, so for administrators; never contains a token
	 * @param retryAfter seconds until another try makes sense; for `rate-limited` only
	 * @param isRepeat whether the same confirmation came to this before
	 */
	constructor(
		public readonly reason: RevocationFailure,
		detail: string,
		public readonly retryAfter?: number,
		public readonly isRepeat = false,
	) {
		super(detail);
		this.name = 'RevocationError';
		this.outcome = unknownAfter.includes(reason) ? 'unknown' : 'nothing-happened';
	}
}
