import { mkdtempSync, rmSync } from 'fs';
import { join } from 'path';

import AdmZip from 'adm-zip';
import { build } from 'esbuild';

/**
 * Puts the compiled files of a packaged app into one, in place. Hosts want it so: up to Rocket.Chat 6.9 each file of an app
 * runs in a sandbox of its own, once for every import of it, and an app of many files does not work there (seen on
 * Apps-Engine 1.42.1: `this.handle is not a function`); later ones bundle such an app each time they start it
 * (`bundleLegacyApp`). Nothing is minified: administrators may want to read what they install.
 *
 * @param zip path of the zip as rc-apps writes it
 * @param folder where to work, within the project
 */
export async function bundleApp(zip: string, classFile: string, folder: string): Promise<void> {
	const archive = new AdmZip(zip);
	const unpacked = mkdtempSync(join(folder, 'bundle-'));
	try {
		archive.extractAllTo(unpacked);
		const code = await bundleOf(unpacked, classFile);
		for (const { entryName } of archive.getEntries()) {
			if (entryName.endsWith('.js')) {
				archive.deleteFile(entryName);
			}
		}
		archive.addFile(classFile, Buffer.from(code));
		archive.writeZip(zip);
	} finally {
		rmSync(unpacked, { recursive: true, force: true });
	}
}

async function bundleOf(absWorkingDir: string, classFile: string): Promise<string> {
	const { outputFiles } = await build({
		absWorkingDir,
		entryPoints: [classFile],
		bundle: true,
		write: false,
		platform: 'node',
		// What Rocket.Chat 6.5 runs on.
		target: 'node14',
		format: 'cjs',
		charset: 'utf8',
		external: ['@rocket.chat/*'],
	});
	return outputFiles[0].text;
}
