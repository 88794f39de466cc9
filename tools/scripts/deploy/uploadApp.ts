import type { ChildProcess } from 'child_process';
import { spawn } from 'child_process';
import { once } from 'events';
import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';

import type { Credentials } from '../../../packages/embedded-workspace/src/client';
import { readManifest, stageApp } from '../packageApp';
import { withCleanUp } from '../remote/withCleanUp';
import { uploadProblem } from './uploadProblem';

const tsx = require.resolve('tsx/cli');
const rcAppsBundled = join(__dirname, 'rcAppsBundled.ts');

/**
 * Packages the app and uploads it by `rc-apps deploy`, from a folder of its own. rc-apps reads the login from a file there,
 * because everybody on this machine can read command lines. Only this user can read the file, and it is always removed.
 * @throws RemoteProblem with what the workspace said if it refuses
 */
export async function uploadApp(url: string, { userId, authToken }: Credentials): Promise<void> {
	const staging = stageApp(readManifest());
	let child: ChildProcess | undefined;
	const cleanUp = (): void => {
		child?.kill();
		rmSync(staging, { recursive: true, force: true });
	};
	await withCleanUp(cleanUp, async () => {
		const login = JSON.stringify({ url, userId, token: authToken });
		writeFileSync(join(staging, '.rcappsconfig'), login, { mode: 0o600 });
		child = spawn(process.execPath, [tsx, rcAppsBundled, 'deploy'], {
			cwd: staging,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const output = outputOf(child);
		const [code] = (await once(child, 'close')) as [number | null];
		if (code !== 0) throw uploadProblem(output());
	});
}

function outputOf({ stdout, stderr }: ChildProcess): () => string {
	let output = '';
	for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
	return () => output;
}
