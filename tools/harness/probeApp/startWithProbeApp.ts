import { execFileSync } from 'child_process';

import type { Call, Credentials, HttpAnswer, JsonObject, WorkspaceClient } from '../../workspace/client';
import { client, credentialHeaders } from '../../workspace/client';
import type { ProcessOptions, WorkspaceProcess } from '../workspaceProcess';
import { startWorkspaceProcess } from '../workspaceProcess';
import { packProbeApp, probeAppId } from './packProbeApp';

/** A workspace process in which the probe app is installed and enabled. */
export interface ProbeWorkspace extends WorkspaceClient {
	process: WorkspaceProcess;
	admin: Credentials;
	/** Calls an endpoint of the probe app. */
	probe<Body = JsonObject>(method: string, path: string, call?: Call): Promise<HttpAnswer<Body>>;
}

/** Starts a workspace and installs the probe app in it, unless its data folder has it already. */
export async function startWithProbeApp(options: ProcessOptions = {}): Promise<ProbeWorkspace> {
	const process = await startWorkspaceProcess(options);
	const caller = client(process.url);
	const admin = await caller.login('admin', 'admin');
	const { status } = await caller.call('GET', `/api/apps/${probeAppId}`, { creds: admin });
	if (status === 404) await uploadProbeApp(process.url, admin, '/api/apps');
	return {
		...caller,
		process,
		admin,
		probe: (method, path, call) => caller.call(method, `/api/apps/public/${probeAppId}/${path}`, call),
	};
}

/** Uploads the probe app as the administration page does. @throws if the workspace refuses it */
export async function uploadProbeApp(
	url: string,
	admin: Credentials,
	path: string,
	version?: string,
): Promise<JsonObject> {
	const { zip, permissions } = packProbeApp(version);
	const form = new FormData();
	form.append('app', new Blob([Uint8Array.from(zip)]), 'probe.zip');
	form.append('permissions', JSON.stringify(permissions));
	const answer = await fetch(url + path, { method: 'POST', body: form, headers: credentialHeaders(admin) });
	const body = (await answer.json()) as JsonObject;
	if (!answer.ok) throw new Error(`The probe app was refused: ${JSON.stringify(body)}`);
	return body;
}

/** The processes in which the apps of a workspace process run. */
export function runtimePids(workspace: WorkspaceProcess): number[] {
	try {
		const found = execFileSync('pgrep', ['-P', String(workspace.pid), '-x', 'deno'], { encoding: 'utf8' });
		return found.trim().split('\n').map(Number);
	} catch {
		return [];
	}
}
