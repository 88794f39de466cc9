import { execFileSync } from 'child_process';

import type {
	Call,
	Credentials,
	HttpAnswer,
	JsonObject,
	WorkspaceClient,
} from '../../../packages/embedded-workspace/src/client';
import { client, credentialHeaders } from '../../../packages/embedded-workspace/src/client';
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

/** Starts a workspace and installs the probe app in it. */
export async function startWithProbeApp(options: ProcessOptions = {}): Promise<ProbeWorkspace> {
	const workspace = await probeWorkspaceOf(await startWorkspaceProcess(options));
	await uploadProbeApp(workspace);
	return workspace;
}

/** Returns what a running workspace can do with the probe app. */
export async function probeWorkspaceOf(process: WorkspaceProcess): Promise<ProbeWorkspace> {
	const rest = client(process.url);
	return {
		...rest,
		process,
		admin: await rest.login('admin', 'admin'),
		probe: (method, path, call) => rest.call(method, `/api/apps/public/${probeAppId}/${path}`, call),
	};
}

/** Uploads the probe app as the administration page does, to install or to update it. @throws if the workspace refuses it */
export async function uploadProbeApp({ url, admin }: ProbeWorkspace, { update = false } = {}): Promise<void> {
	const { zip, permissions } = packProbeApp();
	const form = new FormData();
	form.append('app', new Blob([Uint8Array.from(zip)]), 'probe.zip');
	form.append('permissions', JSON.stringify(permissions));
	const path = update ? `/api/apps/${probeAppId}` : '/api/apps';
	const answer = await fetch(url + path, { method: 'POST', body: form, headers: credentialHeaders(admin) });
	if (!answer.ok) throw new Error(`The probe app was refused: ${await answer.text()}`);
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
