import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { packageApp } from '../../scripts/packageApp';
import type { AppWorkspace } from '../../harness/appWorkspace';
import { startWithApp } from '../../harness/appWorkspace';
import type { ProcessOptions } from 'embedded-workspace';

export interface Instances {
	workspaces: AppWorkspace[];
	dataFolder: string;
	stop(): Promise<void>;
}

/** Starts so many workspace processes on one folder of data, with the app in each: packaged now, unless APP_ZIP names a zip. */
export async function startInstances(count: number, options: Omit<ProcessOptions, 'dataFolder'>): Promise<Instances> {
	process.env.APP_ZIP ??= await packageApp();
	const dataFolder = await mkdtemp(join(tmpdir(), 'bench-'));
	const workspaces: AppWorkspace[] = [];
	const stop = async (): Promise<void> => {
		await Promise.all(workspaces.map((each) => each.process.stop()));
		await rm(dataFolder, { recursive: true, force: true });
	};
	try {
		// One after the other: the first installs the app, the next ones find it.
		for (let index = 0; index < count; index++) {
			workspaces.push(await startWithApp({ ...options, dataFolder }));
		}
		return { workspaces, dataFolder, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
