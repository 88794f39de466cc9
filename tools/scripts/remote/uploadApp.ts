import { uploadForm } from 'embedded-workspace';

import type { InstalledApp } from './installedApp';
import { readApp, waitUntilEnabled } from './installedApp';
import type { Credentials, RemoteWorkspace } from './RemoteWorkspace';
import { uploadProblem } from './uploadProblem';

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
