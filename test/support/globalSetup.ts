import { cp, mkdtemp } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { startWithApp } from '../../tools/harness/appWorkspace';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { shareChromium } from '../browser/support/chromium';
import { packageOnce } from './packageOnce';
import { offerShared } from './shared';
import { shareWorkspace } from './sharedWorkspaces';
import { compileWorkspace } from './workspaceProgram';

/** Makes once what the tests of a run have in common. They find it by the environment. */
export default async function globalSetup(): Promise<void> {
	process.env.WORKSPACE_PROGRAM = await compileWorkspace();
	process.env.APP_ZIP = await packageOnce();
	await prepareDataFolders();
	await offerShared({ ...shareWorkspace, chromium: shareChromium });
}

/** A new workspace makes keys, its administrator and more, and installs the app: all of that needs to happen only once. */
async function prepareDataFolders(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'workspace-templates-'));
	const [empty, withApp] = [join(folder, 'empty'), join(folder, 'with-app')];
	await (await startWorkspaceProcess({ dataFolder: empty })).stop();
	await cp(empty, withApp, { recursive: true });
	await (await startWithApp({ dataFolder: withApp })).process.stop();
	process.env.WORKSPACE_TEMPLATES = folder;
	process.env.WORKSPACE_TEMPLATE = empty;
	process.env.WORKSPACE_WITH_APP = withApp;
}
