import { env } from 'process';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appId, appWorkspaceOf, startWithApp } from '../../tools/harness/appWorkspace';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { probeWorkspaceOf, startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { switchControl } from './endpointAnswers';
import { type Shared, shared } from './shared';
import { inStore } from './storedData';

/** What a worker needs of its workspace. */
type Description = Pick<WorkspaceProcess, 'url' | 'dataFolder' | 'pid'> & { settings: [id: string, doc: string][] };

/**
 * Workspaces with the app or with the probe app in them, one of each for each worker of jest, for all tests that leave
 * them running. Starting one takes longer than most of these tests. Their processes belong to jest itself.
 */
export const shareWorkspace = {
	app: () => share(startWithApp()),
	probe: () => share(startWithProbeApp()),
};

async function share(starting: Promise<Pick<AppWorkspace, 'process'>>): Promise<Shared> {
	const workspace = await starting;
	const { url, dataFolder, pid, stop } = workspace.process;
	const settings = inStore(workspace, ({ db }) => db.prepare('SELECT id, doc FROM settings').raw().all());
	const description: Description = { url, dataFolder, pid, settings: settings as Description['settings'] };
	return { description, stop };
}

/**
 * Returns the shared workspace of this worker, with the settings of a new one and without messages or logs. Users, rooms
 * and records of earlier tests are still there.
 */
export async function sharedWorkspace({ deviceManagement = false } = {}): Promise<AppWorkspace> {
	const { process, settings } = await askFor('app');
	const workspace = await appWorkspaceOf(process);
	await reset(workspace, appId, settings);
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
	app: keyof typeof shareWorkspace,
): Promise<{ process: WorkspaceProcess; settings: Description['settings'] }> {
	const { settings, ...process } = await shared<Description>(`${app}/${env.JEST_WORKER_ID}`);
	const notMine = (): never => {
		throw new Error('Other tests need this workspace, and jest reads what it prints: start one of your own.');
	};
	return { process: { ...process, output: notMine, kill: notMine, stop: notMine }, settings };
}

async function reset(
	workspace: Pick<AppWorkspace, 'call' | 'admin' | 'process'>,
	app: string,
	settings: Description['settings'],
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
