import type { ClosedSessions } from '../sessions/closedSessions';
import type { LoginsEnded } from '../sessions/loginsEnded';
import type { RevocationError } from '../sessions/RevocationError';

/** Why nobody, or nobody for certain, was logged out. Each has a text of its own (`failed_...` in i18n). */
export type HandshakeFailure =
	/** The ticket is not ours, too old, or was never confirmed with this secret. */
	| 'expired'
	/** Another client has answered this question; that one stays. */
	| 'used'
	/** The request carried no login. */
	| 'unidentified'
	/** The request carried the login of somebody else. */
	| 'other_user'
	/** The workspace does not accept the login any more. */
	| 'stale'
	/** The request was made by a page of another site. */
	| 'other_site'
	| 'too_many'
	| 'refused'
	/** The workspace gave no clear answer: other clients may be logged out. */
	| 'unknown';

/** What is known of the clients that were logged out: as the workspace lists them, or else as the app has counted logins. */
export interface Others {
	closed?: ClosedSessions;
	ended?: LoginsEnded;
}

export type HandshakeOutcome =
	| { kind: 'done'; until: Date | null; isNews: boolean; others?: Others }
	| { kind: 'failed'; failure: HandshakeFailure; retryAfter?: number; isNews: boolean };

/** A failure the user must be told of in a message; without news the picture says it all. */
export function failed(failure: HandshakeFailure, isNews: boolean): HandshakeOutcome {
	return { kind: 'failed', failure, isNews };
}

export function failedBy({ reason, outcomeUnknown, retryAfter }: RevocationError): HandshakeOutcome {
	switch (reason) {
		case 'not-logged-in':
			return failed('stale', true);
		case 'too-many-attempts':
			return { kind: 'failed', failure: 'too_many', retryAfter, isNews: true };
		default:
			return failed(outcomeUnknown ? 'unknown' : 'refused', true);
	}
}
