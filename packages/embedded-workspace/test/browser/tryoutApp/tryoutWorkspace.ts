import { client, installApp, startWorkspaceProcess } from '../../../src/index';
import type { WorkspaceClient, WorkspaceProcess } from '../../../src/index';
import { sharedWorkspaceProcess } from '../../../src/testing';
import { packTryoutApp } from './packTryoutApp';

/** Starts a workspace with the tryout app in it. */
export async function startTryoutWorkspace(): Promise<WorkspaceProcess> {
	const process = await startWorkspaceProcess();
	await installApp(process.url, packTryoutApp());
	return process;
}

/** Returns the one that the tests of this worker share, reset. Users of earlier tests are still there. */
export async function tryoutWorkspace(): Promise<WorkspaceClient> {
	return client((await sharedWorkspaceProcess('tryout')).url);
}
