import { isBefore } from 'embedded-workspace';
import { findWorkspace } from '../remote/findWorkspace';
import type { Account } from '../remote/login';
import { withLogins } from '../remote/login';
import { RemoteProblem } from '../remote/RemoteProblem';
import type { Credentials } from '../remote/RemoteWorkspace';
import type { Report } from '../report/Report';
import { checkApp } from './checkApp';
import { checkLogout, checkRefusals } from './checkEndpoint';
import { checkExpiry } from './checkExpiry';
import { checkLog } from './checkLog';
import { checkWorkspaceUrl } from './checkWorkspaceUrl';
import type { Verification } from './Verification';
import { VerificationEnded } from './Verification';

/**
 * Checks the app in the workspace at an address and reports what it finds. Logs in twice, and out again at the end, also if
 * the process is interrupted. All other sessions of that user end. Never throws because of what a workspace does.
 */
export async function verifyWorkspace(address: string, account: Account, report: Report): Promise<void> {
	try {
		const { rest, version, note } = await findWorkspace(address);
		const at = { rest, version, account, report };
		const seen = `Rocket.Chat ${version} answers at ${rest.url}.${note === undefined ? '' : ` ${note}`}`;
		if (!isBefore(version, '6.5')) {
			report.ok('workspace', seen);
		} else {
			report.failed('workspace', `Rocket.Chat ${version} is too old.`, 'The app needs 6.5 or newer.');
		}
		const verify = (newLogin: () => Promise<Credentials>): Promise<void> => verifyWith(at, newLogin);
		await withLogins(rest, account, verify, (areEnded) => {
			if (areEnded) {
				return report.ok('cleaned-up', 'The logins of this check are logged out again.');
			}
			const advice = 'It ends by itself, or with a change of password.';
			report.warning('cleaned-up', 'A login of this check could not be logged out.', advice);
		});
	} catch (error) {
		if (error instanceof RemoteProblem) {
			report.failed('call', error.seen, error.advice);
		} else if (!(error instanceof VerificationEnded)) {
			throw error;
		}
	}
}

async function verifyWith(at: Verification, newLogin: () => Promise<Credentials>): Promise<void> {
	const first = await newLogin();
	const loggedInAt = await clockOf(at, first);
	await checkApp(at, first);
	await checkRefusals(at);
	await checkWorkspaceUrl(at, first);

	const second = await newLogin();
	const tokenExpires = await checkLogout(at, first, second);
	await checkExpiry(at, first, tokenExpires, loggedInAt);
	await checkLog(at, first, [first.authToken, second.authToken]);
}

/** Returns what time it is at the workspace: only its own clock matters for its logins. */
async function clockOf({ rest }: Verification, creds: Credentials): Promise<number> {
	const { headers } = await rest.call('GET', '/api/v1/me', { creds });
	const date = Date.parse(headers.get('date') ?? '');
	return Number.isNaN(date) ? Date.now() : date;
}
