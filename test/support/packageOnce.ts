import { createHash } from 'crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'fs';
import { join, resolve } from 'path';

import generateTexts from '../../tools/scripts/generateTexts';
import { packageApp } from '../../tools/scripts/packageApp';

const root = resolve(__dirname, '../..');
const cache = join(root, '.cache', 'packaged');

/** All that the zip is made of, and what makes it. */
const sources = [
	'app.json',
	'LogoutOthersApp.ts',
	'icon.png',
	'LICENSE',
	'i18n',
	'src',
	'tools/scripts/packageApp.ts',
	'tools/scripts/package',
	'tools/scripts/languageFiles.ts',
	'package-lock.json',
];

/**
 * The tests install the zip that a user would install, made once for all of them. Packaging takes some seconds, so the zip of
 * the same sources is used again.
 */
export async function packageOnce(): Promise<string> {
	generateTexts();
	const zip = join(cache, `${fingerprint()}.zip`);
	if (!existsSync(zip)) {
		const packaged = await packageApp();
		mkdirSync(cache, { recursive: true });
		// Under its final name only when it is complete: another run may be looking for it.
		copyFileSync(packaged, `${zip}.new`);
		renameSync(`${zip}.new`, zip);
	}
	return zip;
}

function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesBelow)) {
		hash.update(`${file}\0`).update(readFileSync(join(root, file)));
	}
	return hash.digest('hex');
}

function filesBelow(path: string): string[] {
	if (!statSync(join(root, path)).isDirectory()) {
		return [path];
	}
	const names = readdirSync(join(root, path)).sort();
	return names.flatMap((name) => filesBelow(join(path, name)));
}
