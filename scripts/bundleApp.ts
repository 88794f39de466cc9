import { mkdtempSync, rmSync } from 'fs';
import { join } from 'path';

import AdmZip from 'adm-zip';
import { build } from 'esbuild';

/**
 * Puts the compiled files of a packaged app into one, in place. Hosts want it so: Apps-Engine bundles an app of many files
 * each time it starts it (`bundleLegacyApp`). Nothing is minified: administrators may want to read what they install.
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
