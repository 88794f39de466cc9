import type { Call, Credentials, HttpAnswer, JsonObject, WorkspaceClient } from '../../src/index';
import {
	client,
	credentialHeaders,
	installApp,
	type ProcessOptions,
	startWorkspaceProcess,
	type WorkspaceProcess,
} from '../../src/index';
import { openStore, sharedWorkspaceProcess, type Stores, storesOf } from '../../src/testing';
import { packProbeApp, probeAppId } from './probeApp/packProbeApp';

/** A workspace process in which the probe app is installed and enabled. */
export interface TestWorkspace extends WorkspaceClient {
	process: WorkspaceProcess;
	admin: Credentials;
	/** Calls an endpoint of the probe app. */
	probe<Body = JsonObject>(method: string, path: string, call?: Call): Promise<HttpAnswer<Body>>;
	/** Returns the status that each client gets: 200, or 401 once it is logged out. */
	statesOf(...clients: Credentials[]): Promise<number[]>;
	usernameOf(creds: Credentials): Promise<string>;
	/** Looks into the database, or changes it as another instance would. */
	inStore<T>(work: (stores: Stores) => T): T;
}

/** Starts a workspace and installs the probe app in it, to stop, crash or set up. */
export async function startTestWorkspace(options: ProcessOptions = {}): Promise<TestWorkspace> {
	const process = await startWorkspaceProcess(options);
	await installApp(process.url, packProbeApp());
	return testWorkspaceOf(process);
}

/** Returns what is running already and must be left running, reset. */
export async function sharedWorkspace(): Promise<TestWorkspace> {
	return testWorkspaceOf(await sharedWorkspaceProcess('probe'));
}

/** Returns what a running workspace can do with the probe app. */
export async function testWorkspaceOf(process: WorkspaceProcess): Promise<TestWorkspace> {
	const rest = client(process.url);
	return {
		...rest,
		process,
		admin: await rest.login('admin', 'admin'),
		probe: (method, path, call) => rest.call(method, `/api/apps/public/${probeAppId}/${path}`, call),
		statesOf: (...clients) => Promise.all(clients.map(async (creds) => (await rest.me(creds)).status)),
		usernameOf: async (creds) => String((await rest.me(creds)).body.username),
		inStore(work) {
			const db = openStore(process.dataFolder);
			try {
				return work(storesOf(db));
			} finally {
				db.close();
			}
		},
	};
}

/** Uploads the probe app as the administration page does, and takes the answer as it comes. */
export async function uploadProbeApp({ url, admin }: TestWorkspace, { update = false } = {}): Promise<Response> {
	const form = new FormData();
	form.append('app', new Blob([Uint8Array.from(packProbeApp())]), 'probe.zip');
	const path = update ? `/api/apps/${probeAppId}` : '/api/apps';
	return fetch(url + path, { method: 'POST', body: form, headers: credentialHeaders(admin) });
}
