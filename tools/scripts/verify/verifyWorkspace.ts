import type { Credentials } from '../../workspace/client';
import { logIn, logOut } from '../remote/login';
import { RemoteProblem } from '../remote/RemoteProblem';
import { isAtLeast, workspaceVersion } from '../remote/workspaceAddress';
import { checkApp } from './checkApp';
import { checkAppLog } from './checkAppLog';
import { checkExpiry } from './checkExpiry';
import { checkJob } from './checkJob';
import { checkRefusals } from './checkRefusals';
import { checkSettings } from './checkSettings';
import { checkSiteUrl } from './checkSiteUrl';
import { publicSettings } from './publicSettings';
import type { Verification } from './Verification';
import { VerificationEnded } from './Verification';

/**
 * Looks at the app in a running workspace and writes what it finds into the report. Logs in twice, and out again at the
 * end; all other sessions of that user end. Never throws at what a workspace does.
 */
export async function verifyWorkspace(at: Verification): Promise<void> {
	const logins: Credentials[] = [];
	try {
		await verifyWith(at, logins);
	} catch (error) {
		if (error instanceof RemoteProblem) at.report.failed('call', error.message, error.advice);
		else if (!(error instanceof VerificationEnded)) throw error;
	} finally {
		await endAll(at, logins);
	}
}

async function verifyWith(at: Verification, logins: Credentials[]): Promise<void> {
	const { rest, report } = at;
	const version = await workspaceVersion(rest);
	if (isAtLeast(version, 6, 5)) report.ok('workspace', `Rocket.Chat ${version} answers at ${rest.url}.`);
	else report.failed('workspace', `Rocket.Chat ${version} is too old.`, 'The app needs 6.5 or newer.');

	const first = await logIn(rest, at.account);
	logins.push(first);
	const loggedInAt = await clockOf(at, first);
	await checkApp(at, first, version);
	await checkRefusals(at);

	const second = await logIn(rest, at.account);
	logins.push(second);
	const tokenExpires = await checkJob(at, first, second);
	const settings = await publicSettings(rest, first, ['Accounts_LoginExpiration', 'Site_Url']);
	checkExpiry(at, tokenExpires, loggedInAt, settings.get('Accounts_LoginExpiration'));
	checkSiteUrl(at, settings.get('Site_Url'));
	await checkSettings(at, first);
	await checkAppLog(
		at,
		first,
		logins.map(({ authToken }) => authToken),
	);
}

/** What time it is at the workspace; only its own clock matters for its logins. */
async function clockOf({ rest }: Verification, creds: Credentials): Promise<number> {
	const { headers } = await rest.call('GET', '/api/v1/me', { creds });
	const date = Date.parse(headers.get('date') ?? '');
	return Number.isNaN(date) ? Date.now() : date;
}

async function endAll({ rest, report }: Verification, logins: Credentials[]): Promise<void> {
	if (logins.length === 0) return;
	const ended = await Promise.all(logins.map((creds) => logOut(rest, creds)));
	if (ended.every(Boolean)) report.ok('cleaned-up', 'The logins of this check are logged out again.');
	else
		report.warning(
			'cleaned-up',
			'A login of this check could not be logged out.',
			'It ends by itself, or with a change of password.',
		);
}
