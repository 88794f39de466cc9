import { uploadForm } from 'embedded-workspace';

import type { InstalledApp } from './installedApp';
import { mayNotManageApps, readApp, waitUntilEnabled } from './installedApp';
import { RemoteProblem } from './RemoteProblem';
import type { Credentials, RemoteAnswer, RemoteWorkspace } from './RemoteWorkspace';
import { answerInFront, asObject, isRefusalOfRocketChat } from './RemoteWorkspace';

/** A server compiles and starts the app before it answers. */
const timeoutMs = 120_000;

/**
 * Installs a packaged app, or updates it if it is installed already, as the administration page does. Resolves when the app is
 * enabled, or when it is clear that it will not be.
 * @param zip content of the package
 * @throws RemoteProblem with what the workspace said if it refuses
 */
export async function uploadApp(rest: RemoteWorkspace, creds: Credentials, zip: Buffer): Promise<InstalledApp> {
	const { id, form } = uploadForm(zip);
	const isUpdate = (await readApp(rest, creds, id)) !== undefined;
	const path = isUpdate ? `/api/apps/${id}` : '/api/apps';
	const answer = await rest.call<{ app: object }>('POST', path, { creds, body: form, timeoutMs });
	if (answer.status !== 200 || !answer.body.app) {
		throw uploadProblem(answer);
	}
	return waitUntilEnabled(rest, creds, id);
}

const license =
	'From Rocket.Chat 7.0 on that needs a license: registering the workspace gives it the free Starter plan, which has one.';

const notStored: [message: string, advice: string] = [
	'The workspace could not store the app.',
	'Is there a user "logout-others.bot" that is not the one of the app? The log of the server has the cause.',
];

/** What workspaces say when they refuse an upload, in `error` or `status`, and what it means. */
const known: Record<string, [message: string, advice: string]> = {
	Cannot_Update_Exempt_App: [
		'A Community workspace does not update private apps.',
		`${license} You can remove the app and install it again, but it then stays disabled.`,
	],
	private_app_install_disabled: [
		'This workspace does not take private apps: its operator has switched that off.',
		'Ask them. The environment variable of the server is DISABLE_PRIVATE_APP_INSTALLATION.',
	],
	app_user_error: notStored,
	storage_error: notStored,
};

/** Explains why a workspace did not take an upload. */
export function uploadProblem(answer: RemoteAnswer): RemoteProblem {
	const { status } = answer;
	const body = asObject(answer.body);
	if (status === 413) {
		return new RemoteProblem('The app is too large for a proxy in front (HTTP 413).', 'Raise its limit for uploads.');
	}
	const hit = known[String(body.error)] ?? known[String(body.status)];
	if (hit) {
		return new RemoteProblem(...hit);
	}
	if (!isRefusalOfRocketChat(answer)) {
		return answerInFront('The upload', answer);
	}
	if (status === 401 || status === 403) {
		return mayNotManageApps();
	}
	const said = [body.error ?? body.status, body.messages].flat().filter((each) => each !== undefined);
	const text = said.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(', ');
	return new RemoteProblem(
		`The app was not uploaded (HTTP ${status}): ${text}`,
		'The log of the server may have more.',
	);
}
