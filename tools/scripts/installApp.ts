import { readFileSync } from 'fs';

import AdmZip from 'adm-zip';

import type { WorkspaceClient } from '../workspace/client';
import { credentialHeaders } from '../workspace/client';

export interface InstalledApp {
	id: string;
	name: string;
	version: string;
	/** Such as `auto_enabled` or `manually_enabled`. */
	status: string;
}

/**
 * Installs a packaged app, or updates it where it is installed already, as an administrator's upload does.
 * @throws Error with the workspace's answer where it refuses
 */
export async function installApp(
	rest: WorkspaceClient,
	zip: string,
	admin: { user: string; password: string },
): Promise<InstalledApp> {
	const creds = await rest.login(admin.user, admin.password);
	const content = readFileSync(zip);
	const manifest = JSON.parse(new AdmZip(content).readAsText('app.json')) as { id: string; permissions: unknown };
	const { status: found } = await rest.call('GET', `/api/apps/${manifest.id}`, { creds });
	const form = new FormData();
	form.append('app', new Blob([Uint8Array.from(content)], { type: 'application/zip' }), 'app.zip');
	form.append('permissions', JSON.stringify(manifest.permissions));
	const answer = await fetch(`${rest.url}/api/apps${found === 200 ? `/${manifest.id}` : ''}`, {
		method: 'POST',
		headers: credentialHeaders(creds),
		body: form,
	});
	const body = (await answer.json()) as { app?: InstalledApp; success?: boolean };
	if (!answer.ok || !body.app) {
		throw new Error(`The workspace did not install the app (HTTP ${answer.status}): ${JSON.stringify(body)}`);
	}
	return body.app;
}
