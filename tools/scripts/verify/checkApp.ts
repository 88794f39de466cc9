import type { Credentials } from '../../workspace/client';
import { enableAdvice } from '../remote/privateApps';
import type { Verification } from './Verification';
import { appId, endpointPath, ownVersion, VerificationEnded } from './Verification';

interface ShownApp {
	id: string;
	version: string;
	status: string;
}

/**
 * Is the app installed, enabled, and of the version in this folder?
 * @throws VerificationEnded where it is not there to be checked any further
 */
export async function checkApp(at: Verification, creds: Credentials, workspaceVersion: string): Promise<void> {
	const { rest, report } = at;
	const { status, body } = await rest.call<{ apps: ShownApp[] }>('GET', '/api/apps/installed', { creds });
	if (status !== 200 || !Array.isArray(body.apps)) {
		report.unknown(
			'app-installed',
			`Which apps are installed is not shown to ${at.account.user}.`,
			'Run it with a user who may manage apps to see version and status.',
		);
		return expectAnyAnswer(at);
	}
	const app = body.apps.find(({ id }) => id === appId);
	if (!app) {
		report.failed('app-installed', 'The app is not installed.', 'Install it: npm run deploy -- --help.');
		throw new VerificationEnded();
	}
	report.ok('app-installed', `Logout Others ${app.version} is installed.`);
	if (!/_enabled$/.test(app.status)) {
		report.failed('app-enabled', `The app is not enabled (${app.status}).`, enableAdvice(workspaceVersion));
		throw new VerificationEnded();
	}
	report.ok('app-enabled', `It is enabled (${app.status}).`);
	if (app.version !== ownVersion) {
		report.warning(
			'app-version',
			`Here you have version ${ownVersion}, the workspace has ${app.version}.`,
			'npm run deploy brings it this one.',
		);
	}
}

/** An app that is missing or disabled is answered with 404, whoever asks. */
async function expectAnyAnswer({ rest, report }: Verification): Promise<void> {
	const { status } = await rest.call('POST', endpointPath);
	if (status !== 404) return;
	report.failed(
		'app-enabled',
		'The app does not answer: it is not installed, or not enabled.',
		'Install it (npm run deploy -- --help), or enable it in Administration > Marketplace > Private apps.',
	);
	throw new VerificationEnded();
}
