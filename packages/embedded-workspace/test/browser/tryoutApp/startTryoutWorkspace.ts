import { client, installApp, startWorkspaceProcess } from '../../../src/index';
import type { ProcessOptions, WorkspaceClient, WorkspaceProcess } from '../../../src/index';
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
