import type { ClientFailure, RevocationFailure } from '../sessions/errors';
import type { Target } from '../sessions/ports';
import type { Revocation } from '../sessions/SessionRevoker';
import type { Carrier, Ticket } from './Ticket';

/** What comes after the confirmation. The text is for the client that confirmed, and no other. */
export type NextStep =
	| { ticket: Ticket; by: Carrier; confirmationText: string }
	/** The file is in the room already, or this client has no way to identify itself. */
	| { ticket: Ticket; by: 'file-offered' | 'none' };

export type KeepOutcome =
	| { kind: 'done'; revocation: Revocation; target?: Target }
	| {
			kind: 'failed';
			failure: RevocationFailure | ClientFailure | 'expired';
			retryAfter?: number;
			isRepeat?: boolean;
			target?: Target;
	  }
	/** The picture came without a login; the file may bring one. */
	| { kind: 'offer-file'; confirmationText: string };
