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
	try {
		await installApp(process.url, packTryoutApp());
		return { ...client(process.url), process };
	} catch (error) {
		await process.stop();
		throw error;
	}
}
