import { once } from 'events';
import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appId, appWorkspaceOf, startWithApp } from '../../tools/harness/appWorkspace';
import type { ProcessOptions, WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { switchControl } from './endpointAnswers';
import { inStore } from './storedData';

/**
 * Workspaces with the app in them, one for each worker of jest, for all tests that leave them running. Starting one takes
 * longer than most of these tests. Their processes belong to jest itself, which starts them when a worker asks.
 */
let offer: Server;
const started: AppWorkspace[] = [];

/** What a worker needs of its workspace. */
type Shared = Pick<WorkspaceProcess, 'url' | 'dataFolder' | 'pid'> & { settings: [id: string, doc: string][] };

export async function offerSharedWorkspaces(): Promise<void> {
	const byWorker = new Map<string, Promise<Shared>>();
	offer = createServer(({ url: worker = '' }, res) => {
		const shared = byWorker.get(worker) ?? startShared();
		byWorker.set(worker, shared);
		shared.then(
			(answer) => res.end(JSON.stringify(answer)),
			(error) => res.writeHead(500).end(String(error)),
		);
	}).listen(0, '127.0.0.1');
	await once(offer, 'listening');
	process.env.SHARED_WORKSPACES = `http://127.0.0.1:${(offer.address() as AddressInfo).port}`;
}

async function startShared(): Promise<Shared> {
	const workspace = await startWithApp();
	started.push(workspace);
	const { url, dataFolder, pid } = workspace.process;
	const settings = inStore(workspace, ({ db }) => db.prepare('SELECT id, doc FROM settings').raw().all());
	return { url, dataFolder, pid, settings: settings as Shared['settings'] };
}

export async function stopSharedWorkspaces(): Promise<void> {
	offer.close();
	offer.closeAllConnections();
	await Promise.all(started.map((workspace) => workspace.process.stop()));
}

/**
 * Returns the shared workspace of this worker, with the settings of a new one and without messages or logs. Users, rooms
 * and records of earlier tests are still there.
 */
export async function sharedWorkspace({
	deviceManagement,
	rateLimit,
}: Pick<ProcessOptions, 'deviceManagement' | 'rateLimit'> = {}): Promise<AppWorkspace> {
	const answer = await fetch(`${process.env.SHARED_WORKSPACES}/${process.env.JEST_WORKER_ID}`);
	if (!answer.ok) throw new Error(await answer.text());
	const { settings, ...shared } = (await answer.json()) as Shared;
	const notMine = (): Promise<void> => Promise.reject(new Error('Other tests need this workspace: start an own one.'));
	const workspace = await appWorkspaceOf({ ...shared, output: () => '', kill: notMine, stop: notMine });
	inStore(workspace, ({ db }) => {
		const restore = db.prepare('UPDATE settings SET doc = ? WHERE id = ?');
		for (const [id, doc] of settings) restore.run(doc, id);
		db.exec('DELETE FROM app_logs; DELETE FROM messages');
	});
	await workspace.call('POST', '/workspace/faults', { creds: workspace.admin, body: {} });
	await restoreAppSettings(workspace);
	if (deviceManagement) await switchControl(workspace, 'device-management', true);
	if (rateLimit) await switchControl(workspace, 'rate-limit', true);
	return workspace;
}

async function restoreAppSettings({ call, admin, saveSetting }: AppWorkspace): Promise<void> {
	const path = `/api/apps/${appId}/settings`;
	const { body } = await call<{ settings: Record<string, { packageValue: unknown }> }>('GET', path, { creds: admin });
	for (const [id, { packageValue }] of Object.entries(body.settings)) await saveSetting(id, packageValue);
}
