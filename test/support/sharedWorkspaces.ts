import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appId, appWorkspaceOf, startWithApp } from '../../tools/harness/appWorkspace';
import type { ProcessOptions, WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { switchControl } from './endpointAnswers';
import { inStore } from './storedData';

/**
 * Workspaces with the app in them, one for each worker of jest, for all tests that leave them running. Starting one takes
 * longer than most of these tests.
 */
const started: AppWorkspace[] = [];

/** What the workers need of them; the processes belong to jest itself. */
type Shared = Pick<WorkspaceProcess, 'url' | 'dataFolder' | 'pid'> & { settings: [id: string, doc: string][] };

type Switches = Pick<ProcessOptions, 'deviceManagement' | 'rateLimit'>;

export async function startSharedWorkspaces(count: number): Promise<void> {
	started.push(...(await Promise.all(Array.from({ length: count }, () => startWithApp()))));
	const shared = started.map((workspace): Shared => {
		const { url, dataFolder, pid } = workspace.process;
		const settings = inStore(workspace, ({ db }) => db.prepare('SELECT id, doc FROM settings').raw().all());
		return { url, dataFolder, pid, settings: settings as Shared['settings'] };
	});
	process.env.SHARED_WORKSPACES = JSON.stringify(shared);
}

export async function stopSharedWorkspaces(): Promise<void> {
	await Promise.all(started.splice(0).map((workspace) => workspace.process.stop()));
}

/**
 * Returns the shared workspace of this worker, with the settings of a new one and without messages or logs. Users, rooms
 * and records of earlier tests are still there.
 */
export async function sharedWorkspace({ deviceManagement, rateLimit }: Switches = {}): Promise<AppWorkspace> {
	const all = JSON.parse(process.env.SHARED_WORKSPACES ?? '[]') as Shared[];
	const { settings, ...shared } = all[Number(process.env.JEST_WORKER_ID) - 1];
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
