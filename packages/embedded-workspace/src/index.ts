/**
 * The public face: start and stop a workspace, install apps in it, and call its REST API. What tests need besides is in
 * `embedded-workspace/testing`, what drives its page in `embedded-workspace/browser`.
 */
import type { Workspace, WorkspaceOptions } from './Workspace';

export * from './client';
export { installApp, type InstalledApp, uploadForm } from './installApp';
export { type OneFileApp, packOneFileApp } from './packOneFileApp';
export { isBefore } from './version';
export type { Workspace, WorkspaceOptions } from './Workspace';
export { type ProcessOptions, startWorkspaceProcess, type WorkspaceProcess } from './workspaceProcess';

/**
 * Starts an embedded workspace in this process, which can host one only; resolves when its installed apps are enabled.
 * @throws the error of `listen` (`code` EADDRINUSE if the port is taken), and an error with NODE_ENV `test`, with which the
 *   engine would skip its permission checks: then start a process of its own
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
	// Whoever only calls a workspace does not load all of it.
	const { startWorkspace: start } = await import('./Workspace');
	return start(options);
}
