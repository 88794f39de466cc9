import { once } from 'events';
import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appId, appWorkspaceOf, startWithApp } from '../../tools/harness/appWorkspace';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { probeWorkspaceOf, startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { switchControl } from './endpointAnswers';
import { inStore } from './storedData';

/**
 * Workspaces with the app or with the probe app in them, one of each for each worker of jest, for all tests that leave
 * them running. Starting one takes longer than most of these tests. Their processes belong to jest itself, which starts
 * them when a worker asks.
 */
let offer: Server;
const started: WorkspaceProcess[] = [];
const starters = { app: startWithApp, probe: startWithProbeApp };

/** What a worker needs of its workspace. */
type Shared = Pick<WorkspaceProcess, 'url' | 'dataFolder' | 'pid'> & { settings: [id: string, doc: string][] };

export async function offerSharedWorkspaces(): Promise<void> {
	const byPath = new Map<string, Promise<Shared>>();
	offer = createServer(({ url: path = '' }, res) => {
		const shared = byPath.get(path) ?? startShared(path.startsWith('/probe/') ? 'probe' : 'app');
		byPath.set(path, shared);
		shared.then(
			(answer) => res.end(JSON.stringify(answer)),
			(error) => res.writeHead(500).end(String(error)),
		);
	}).listen(0, '127.0.0.1');
	await once(offer, 'listening');
	process.env.SHARED_WORKSPACES = `http://127.0.0.1:${(offer.address() as AddressInfo).port}`;
}

async function startShared(app: keyof typeof starters): Promise<Shared> {
	const workspace = await starters[app]();
	started.push(workspace.process);
	const { url, dataFolder, pid } = workspace.process;
	const settings = inStore(workspace, ({ db }) => db.prepare('SELECT id, doc FROM settings').raw().all());
	return { url, dataFolder, pid, settings: settings as Shared['settings'] };
}

export async function stopSharedWorkspaces(): Promise<void> {
	offer.close();
	offer.closeAllConnections();
	await Promise.all(started.map((process) => process.stop()));
}

/**
 * Returns the shared workspace of this worker, with the settings of a new one and without messages or logs. Users, rooms
 * and records of earlier tests are still there.
 */
export async function sharedWorkspace({ deviceManagement = false } = {}): Promise<AppWorkspace> {
	const shared = await askFor('app');
	const workspace = await appWorkspaceOf(shared.process);
	await reset(workspace, appId, shared.settings);
	if (deviceManagement) await switchControl(workspace, 'device-management', true);
	return workspace;
}

/** Returns the shared workspace of this worker that has the probe app instead, in the same state. */
export async function sharedProbeWorkspace(): Promise<ProbeWorkspace> {
	const { process, settings } = await askFor('probe');
	const workspace = await probeWorkspaceOf(process);
	await reset(workspace, probeAppId, settings);
	return workspace;
}

async function askFor(
	app: keyof typeof starters,
): Promise<{ process: WorkspaceProcess; settings: Shared['settings'] }> {
	const answer = await fetch(`${process.env.SHARED_WORKSPACES}/${app}/${process.env.JEST_WORKER_ID}`);
	if (!answer.ok) throw new Error(await answer.text());
	const { settings, ...shared } = (await answer.json()) as Shared;
	const notMine = (): Promise<void> => Promise.reject(new Error('Other tests need this workspace: start an own one.'));
	return { process: { ...shared, output: () => '', kill: notMine, stop: notMine }, settings };
}

async function reset(
	workspace: Pick<AppWorkspace, 'call' | 'admin' | 'process'>,
	app: string,
	settings: Shared['settings'],
): Promise<void> {
	inStore(workspace, ({ db }) => {
		const restore = db.prepare('UPDATE settings SET doc = ? WHERE id = ?');
		for (const [id, doc] of settings) restore.run(doc, id);
		db.exec('DELETE FROM app_logs; DELETE FROM messages');
	});
	const { call, admin: creds } = workspace;
	await call('POST', '/workspace/faults', { creds, body: {} });
	const path = `/api/apps/${app}/settings`;
	const { body } = await call<{ settings: Record<string, { packageValue: unknown }> }>('GET', path, { creds });
	// Also those that are right already: the app then forgets what it remembers of the workspace's settings.
	for (const [id, { packageValue: value }] of Object.entries(body.settings)) {
		await call('POST', `${path}/${id}`, { creds, body: { setting: { id, value } } });
	}
}
