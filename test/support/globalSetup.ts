import { cp, mkdtemp } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { shareChromium } from 'embedded-workspace/browser';
import { prepareTestRun, sharing } from 'embedded-workspace/testing';

import { startWithApp } from '../../tools/harness/appWorkspace';
import { packageOnce } from './packageOnce';

/** Makes once what the tests of a run have in common. They find it by the environment. */
export default async function globalSetup(): Promise<void> {
	const [zip] = await Promise.all([
		packageOnce(),
		prepareTestRun({
			app: sharing(async () => (await startWithApp()).process),
			chromium: shareChromium,
		}),
	]);
	process.env.APP_ZIP = zip;
	process.env.WORKSPACE_WITH_APP = await dataFolderWithApp();
}

/** The app is installed only once, too. */
async function dataFolderWithApp(): Promise<string> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'workspace-with-app-'));
	await cp(process.env.WORKSPACE_TEMPLATE ?? '', dataFolder, { recursive: true });
	await (await startWithApp({ dataFolder })).process.stop();
	return dataFolder;
}
