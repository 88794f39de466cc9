import { spawn } from 'child_process';
import { rmSync } from 'fs';

import { rcApps, readManifest, stageApp } from './packageApp';

/** `npm run deploy -- --url https://chat.example.com -u admin -p password`: rc-apps deploy from a staging folder. */
async function deployApp(args: string[]): Promise<number> {
	const staging = stageApp(readManifest());
	try {
		const child = spawn(process.execPath, [rcApps, 'deploy', ...args.map(withoutTrailingSlash)], {
			cwd: staging,
			stdio: 'inherit',
		});
		return await new Promise((resolve, reject) =>
			child.once('exit', (code) => resolve(code ?? 1)).once('error', reject),
		);
	} finally {
		rmSync(staging, { recursive: true, force: true });
	}
}

/** With a slash at the end of the URL, rc-apps asks a path that does not exist and uploads sources in place of the app. */
function withoutTrailingSlash(arg: string): string {
	return /^(--url=)?https?:\/\//.test(arg) ? arg.replace(/\/+$/, '') : arg;
}

void deployApp(process.argv.slice(2)).then((code) => {
	process.exitCode = code;
});
