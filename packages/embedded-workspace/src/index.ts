export * from './client';
export type { WorkspaceOptions } from './options';
export { startWorkspace, type Workspace } from './Workspace';
