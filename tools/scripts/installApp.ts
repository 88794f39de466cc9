import { readFileSync } from 'fs';

import AdmZip from 'adm-zip';

import type { Credentials, WorkspaceClient } from '../../packages/embedded-workspace/src/client';
import { credentialHeaders } from '../../packages/embedded-workspace/src/client';

export interface InstalledApp {
	id: string;
	/** Such as `auto_enabled` or `manually_enabled`. */
	status: string;
}

/**
 * Installs a packaged app, or updates it if it is installed already, as an administrator's upload does. Resolves when the app
 * is enabled: for a moment after an update the workspace does not find it.
 * @throws Error with the workspace's answer if it refuses
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
	const body = (await answer.json()) as { app?: InstalledApp };
	if (!answer.ok || !body.app) {
		throw new Error(`The workspace did not install the app (HTTP ${answer.status}): ${JSON.stringify(body)}`);
	}
	if (found === 200) await untilEnabled(rest, creds, manifest.id);
	return body.app;
}

async function untilEnabled(rest: WorkspaceClient, creds: Credentials, appId: string): Promise<void> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const { status, body } = await rest.call<{ app?: InstalledApp }>('GET', `/api/apps/${appId}`, { creds });
		if (status === 200 && /_enabled$/.test(body.app?.status ?? '')) return;
		if (Date.now() > deadline) throw new Error(`The updated app was not enabled in time (HTTP ${status}).`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
