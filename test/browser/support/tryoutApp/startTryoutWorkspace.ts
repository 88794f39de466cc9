import { mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { installApp } from '../../../../tools/scripts/installApp';
import type { WorkspaceClient } from '../../../../packages/embedded-workspace/src/client';
import { client } from '../../../../packages/embedded-workspace/src/client';
import type { ProcessOptions, WorkspaceProcess } from '../../../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../../../tools/harness/workspaceProcess';
import { packTryoutApp } from './packTryoutApp';

export interface TryoutWorkspace extends WorkspaceClient {
	process: WorkspaceProcess;
}

/** Starts a workspace with the tryout app in it. */
export async function startTryoutWorkspace(options: ProcessOptions = {}): Promise<TryoutWorkspace> {
	const process = await startWorkspaceProcess(options);
	const folder = await mkdtemp(join(tmpdir(), 'tryout-app-'));
	try {
		const zip = join(folder, 'tryout.zip');
		await writeFile(zip, packTryoutApp());
		const rest = client(process.url);
		await installApp(rest, zip, { user: 'admin', password: 'admin' });
		return { ...rest, process };
	} catch (error) {
		await process.stop();
		throw error;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
