import type { Account } from '../remote/login';
import type { RemoteWorkspace } from '../remote/RemoteWorkspace';
import type { Report } from '../report/Report';

/** What all checks of one verification share. */
export interface Verification {
	rest: RemoteWorkspace;
	/** Of the workspace, such as `8.0`. */
	version: string;
	account: Account;
	report: Report;
}

/** Ends a verification whose report already says why: what comes after would only fail for the same reason. */
export class VerificationEnded extends Error {}

/** What to do if an account may not see something. */
export const adminAdvice = 'Run it with an administrator to see this.';
