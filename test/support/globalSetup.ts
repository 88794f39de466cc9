import type { Config } from 'jest';

import { packageOnce } from './packageOnce';
import { startSharedWorkspaces } from './sharedWorkspaces';
import { compileWorkspace } from './workspaceProgram';

/** Makes once what the tests of a run have in common. They find it by the environment. */
export default async function globalSetup({ maxWorkers }: Config & { maxWorkers: number }): Promise<void> {
	process.env.WORKSPACE_PROGRAM = await compileWorkspace();
	process.env.APP_ZIP = await packageOnce();
	await startSharedWorkspaces(maxWorkers);
}
