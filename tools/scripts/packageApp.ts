import { execFile } from 'child_process';
import { createHash } from 'crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { promisify } from 'util';

import manifest from '../../app.json';
import { finishZip } from './package/finishZip';
import { stageApp } from './package/stageApp';
import { runScript } from './runScript';

const root = join(__dirname, '../..');
/** What rc-apps has packed last: `npx rc-apps deploy` works there, too. */
const lastStaging = join(root, '.cache/app');
const rcApps = join(root, 'node_modules/@rocket.chat/apps-cli/bin/run');

/**
 * Packages the app with Rocket.Chat's own rc-apps and returns the path of `dist/<slug>_<version>.zip`. The same sources give
 * the same bytes.
 * @throws Error with rc-apps' own report if the app does not compile
 */
export async function packageApp(): Promise<string> {
	const staging = await stageApp(manifest, root);
	try {
		await promisify(execFile)(process.execPath, [rcApps, 'package'], { cwd: staging });
		const name = join('dist', `${manifest.nameSlug}_${manifest.version}.zip`);
		const finished = finishZip(readFileSync(join(staging, name)));
		mkdirSync(join(root, 'dist'), { recursive: true });
		// Under its name only when it is complete: a test or an upload may be reading the last one.
		writeFileSync(join(staging, 'finished.zip'), finished);
		// Servers read it as another user.
		chmodSync(join(staging, 'finished.zip'), 0o644);
		renameSync(join(staging, 'finished.zip'), join(root, name));
		rmSync(lastStaging, { recursive: true, force: true });
		renameSync(staging, lastStaging);
		return join(root, name);
	} finally {
		rmSync(staging, { recursive: true, force: true });
	}
}

if (require.main === module) {
	runScript({}, async () => {
		const zip = await packageApp();
		const content = readFileSync(zip);
		console.log(`Packaged ${relative(process.cwd(), zip)} (${(content.length / 1000).toFixed(1)} KB)`);
		console.log(`SHA-256 ${createHash('sha256').update(content).digest('hex')}`);
	});
}
