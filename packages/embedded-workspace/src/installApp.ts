import AdmZip from 'adm-zip';

import type { Credentials, WorkspaceClient } from './client';
import { client, credentialHeaders } from './client';

export interface InstalledApp {
	id: string;
	version: string;
	/** Such as `auto_enabled` or `manually_enabled`. */
	status: string;
}

/**
 * Installs a packaged app as the administrator `admin`, or updates it if it is installed already. Resolves when the app is
 * enabled: for a moment after an update the workspace does not find it.
 * @param zip content of the package
 * @throws Error with the workspace's answer if it refuses
 */
export async function installApp(url: string, zip: Buffer): Promise<InstalledApp> {
	const rest = client(url);
	const creds = await rest.login('admin', 'admin');
	const { id, form } = uploadForm(zip);
	const isUpdate = (await rest.call('GET', `/api/apps/${id}`, { creds })).status === 200;
	const answer = await fetch(`${url}/api/apps${isUpdate ? `/${id}` : ''}`, {
		method: 'POST',
		headers: credentialHeaders(creds),
		body: form,
	});
	const text = await answer.text();
	if (!answer.ok) {
		throw new Error(`The workspace did not install the app (HTTP ${answer.status}): ${text}`);
	}
	const { app } = JSON.parse(text) as { app: InstalledApp };
	if (isUpdate) {
		await untilEnabled(rest, creds, id);
	}
	return app;
}

/**
 * Returns the id of a packaged app, and the form with which the administration page uploads it to any Rocket.Chat.
 * @param zip content of the package
 */
export function uploadForm(zip: Buffer): { id: string; form: FormData } {
	const manifest = JSON.parse(new AdmZip(zip).readAsText('app.json')) as { id: string; permissions?: unknown };
	const form = new FormData();
	form.append('app', new Blob([Uint8Array.from(zip)], { type: 'application/zip' }), 'app.zip');
	if (manifest.permissions !== undefined) {
		form.append('permissions', JSON.stringify(manifest.permissions));
	}
	return { id: manifest.id, form };
}

async function untilEnabled(rest: WorkspaceClient, creds: Credentials, appId: string): Promise<void> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const { status, body } = await rest.call<{ app?: InstalledApp }>('GET', `/api/apps/${appId}`, { creds });
		if (status === 200 && /_enabled$/.test(body.app?.status ?? '')) {
			return;
		}
		if (Date.now() > deadline) {
			throw new Error(`The updated app was not enabled in time (HTTP ${status}).`);
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
