import { env } from 'process';

import { client } from '../client';
import { openStore } from '../store/Store';
import type { WorkspaceProcess } from '../workspaceProcess';
import { type Shared, shared } from './shared';

/** What a worker needs of its workspace. */
type Description = Pick<WorkspaceProcess, 'url' | 'dataFolder' | 'pid'> & { settings: [id: string, doc: string][] };

/** Returns how to share a workspace. Starting one takes longer than most tests. Its process belongs to jest itself. */
export function sharing(start: () => Promise<WorkspaceProcess>): () => Promise<Shared> {
	return async () => {
		const { url, dataFolder, pid, stop } = await start();
		const db = openStore(dataFolder);
		const settings = db.prepare('SELECT id, doc FROM settings').raw().all() as Description['settings'];
		db.close();
		return { description: { url, dataFolder, pid, settings } satisfies Description, stop };
	};
}

/**
 * Returns the shared workspace of this worker, with the settings of a new one and without messages or logs. Users, rooms and
 * records of earlier tests are still there.
 * @param kind its name in `prepareTestRun`
 */
export async function sharedWorkspaceProcess(kind: string): Promise<WorkspaceProcess> {
	const { settings, ...process } = await shared<Description>(`${kind}/${env.JEST_WORKER_ID}`);
	const db = openStore(process.dataFolder);
	const restore = db.prepare('UPDATE settings SET doc = ? WHERE id = ?');
	for (const [id, doc] of settings) {
		restore.run(doc, id);
	}
	db.exec('DELETE FROM app_logs; DELETE FROM messages');
	db.close();
	await resetApps(process.url);
	const notMine = (): never => {
		throw new Error('Other tests need this workspace, and jest reads what it prints: start one of your own.');
	};
	return { ...process, output: notMine, kill: notMine, stop: notMine };
}

/** Saves the settings of all apps anew, also those that are right already: apps then forget what they remember of the workspace's. */
async function resetApps(url: string): Promise<void> {
	const { call, login } = client(url);
	const creds = await login('admin', 'admin');
	await call('POST', '/workspace/faults', { creds, body: {} });
	const { body } = await call<{ apps: { id: string }[] }>('GET', '/api/apps/installed', { creds });
	for (const { id: appId } of body.apps) {
		const path = `/api/apps/${appId}/settings`;
		const { settings } = (await call<{ settings: Record<string, { packageValue: unknown }> }>('GET', path, { creds }))
			.body;
		for (const [id, { packageValue: value }] of Object.entries(settings)) {
			await call('POST', `${path}/${id}`, { creds, body: { setting: { id, value } } });
		}
	}
}
