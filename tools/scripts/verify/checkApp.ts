import { version as ownVersion } from '../../../app.json';
import { appId, endpointPath } from '../../harness/appWorkspace';
import type { InstalledApp } from '../remote/installedApp';
import { appIn, enableAdvice, isEnabled, needsRestart } from '../remote/installedApp';
import type { Credentials } from '../remote/RemoteWorkspace';
import { objectsIn } from '../remote/RemoteWorkspace';
import type { Verification } from './Verification';
import { adminAdvice, VerificationEnded } from './Verification';

/**
 * Checks that the app is installed, enabled, and of the version in this folder.
 * @throws VerificationEnded if it is not there to be checked any further
 */
export async function checkApp(at: Verification, creds: Credentials): Promise<void> {
	const { rest, version, report, account } = at;
	const { status, body } = await rest.call<{ apps: object[] }>('GET', '/api/apps/installed', { creds });
	if (status !== 200 || !Array.isArray(body.apps)) {
		report.unknown('app-installed', `${account.user} may not see which apps are installed.`, adminAdvice);
		return expectAnyAnswer(at);
	}
	const found = objectsIn<InstalledApp & { id: string }>(body.apps).find(({ id }) => id === appId);
	if (!found) {
		report.failed('app-installed', 'The app is not installed.', 'Install it: npm run deploy -- --help.');
		throw new VerificationEnded();
	}
	const app = appIn(found);
	report.ok('app-installed', `Logout Others ${app.version} is installed.`);
	if (!isEnabled(app)) {
		report.failed('app-enabled', `The app is not enabled (${app.status}).`, enableAdvice(version));
		throw new VerificationEnded();
	}
	const restart = needsRestart(version) ? ' After the first installation, restart before you change settings.' : '';
	report.ok('app-enabled', `It is enabled (${app.status}).${restart}`);
	if (app.version !== ownVersion) {
		const text = `You have version ${ownVersion} here, the workspace has ${app.version}.`;
		report.warning('app-version', text, 'npm run deploy updates it.');
	}
}

/** Without the right to see apps: a missing or disabled one is answered with 404, whoever asks. */
async function expectAnyAnswer({ rest, version, report }: Verification): Promise<void> {
	const { status } = await rest.call('POST', endpointPath);
	if (status !== 404) {
		return;
	}
	report.failed(
		'app-enabled',
		'The app does not answer: it is not installed, or not enabled.',
		`Install it (npm run deploy -- --help), or: ${enableAdvice(version)}`,
	);
	throw new VerificationEnded();
}
