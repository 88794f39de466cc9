import { spawn } from 'child_process';
import { once } from 'events';
import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';

import type { Credentials } from '../../workspace/client';
import { rcApps, readManifest, stageApp } from '../packageApp';
import { uploadProblem } from './uploadProblem';

/**
 * Packages the app and uploads it by `rc-apps deploy`, from a folder of its own. That reads the login from a file, which
 * only this user of the machine can read and which is gone at the end: command lines can be read by all.
 * @throws RemoteProblem with what the workspace said where it refused
 */
export async function uploadApp(url: string, { userId, authToken }: Credentials): Promise<void> {
	const staging = stageApp(readManifest());
	try {
		const login = JSON.stringify({ url, userId, token: authToken });
		writeFileSync(join(staging, '.rcappsconfig'), login, { mode: 0o600 });
		const child = spawn(process.execPath, [rcApps, 'deploy'], { cwd: staging, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		child.stdout.on('data', (chunk) => (output += String(chunk)));
		child.stderr.on('data', (chunk) => (output += String(chunk)));
		const [code] = (await once(child, 'close')) as [number | null];
		if (code !== 0) throw uploadProblem(output);
	} finally {
		rmSync(staging, { recursive: true, force: true });
	}
}
