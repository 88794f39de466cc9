import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { startWorkspaceProcess } from '../workspaceProcess';
import { compileWorkspace } from './compileWorkspace';
import { offerShared, type Shared, stopShared } from './shared';

/**
 * Makes once what the tests of a run have in common, for jest's `globalSetup`: the compiled workspace, a data folder to start
 * with, and whatever they share. Workspaces find it by the environment.
 * @param starters what to share, started when a test asks for it
 */
export async function prepareTestRun(starters: Record<string, () => Promise<Shared>>): Promise<void> {
	process.env.WORKSPACE_PROGRAM ??= await compileWorkspace();
	process.env.WORKSPACE_TEMPLATE ??= await emptyDataFolder();
	await offerShared(starters);
}

/** Ends what is shared and removes what was made, for jest's `globalTeardown`. */
export async function endTestRun(): Promise<void> {
	await stopShared();
	const { WORKSPACE_PROGRAM: program, WORKSPACE_TEMPLATE: template } = process.env;
	delete process.env.WORKSPACE_PROGRAM;
	delete process.env.WORKSPACE_TEMPLATE;
	for (const made of [program, template]) {
		if (made !== undefined) {
			await rm(made, { recursive: true, force: true });
		}
	}
}

/** A new workspace makes keys, its administrator and more: all of that needs to happen only once. */
async function emptyDataFolder(): Promise<string> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'workspace-template-'));
	await (await startWorkspaceProcess({ dataFolder })).stop();
	return dataFolder;
}
