import type { ChildProcess } from 'child_process';
import { spawn } from 'child_process';
import { once } from 'events';
import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';

import type { Credentials } from '../../workspace/client';
import { readManifest, stageApp } from '../packageApp';
import { uploadProblem } from './uploadProblem';

const tsx = require.resolve('tsx/cli');
const rcAppsBundled = join(__dirname, 'rcAppsBundled.ts');

/**
 * Packages the app and uploads it by `rc-apps deploy`, from a folder of its own. That reads the login from a file, which
 * only this user of the machine can read and which is gone at the end, also after Ctrl-C: command lines can be read by all.
 * @throws RemoteProblem with what the workspace said where it refused
 */
export async function uploadApp(url: string, { userId, authToken }: Credentials): Promise<void> {
	const staging = stageApp(readManifest());
	const removeStaging = (): void => rmSync(staging, { recursive: true, force: true });
	let child: ChildProcess | undefined;
	const stop = (): void => {
		child?.kill();
		removeStaging();
		process.exit(130);
	};
	process.once('SIGINT', stop).once('SIGTERM', stop);
	try {
		const login = JSON.stringify({ url, userId, token: authToken });
		writeFileSync(join(staging, '.rcappsconfig'), login, { mode: 0o600 });
		child = spawn(process.execPath, [tsx, rcAppsBundled, 'deploy'], {
			cwd: staging,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const output = outputOf(child);
		const [code] = (await once(child, 'close')) as [number | null];
		if (code !== 0) throw uploadProblem(output());
	} finally {
		process.off('SIGINT', stop).off('SIGTERM', stop);
		removeStaging();
	}
}

function outputOf({ stdout, stderr }: ChildProcess): () => string {
	let output = '';
	for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
	return () => output;
}
