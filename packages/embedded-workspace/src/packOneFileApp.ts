import { readFileSync } from 'fs';
import { join } from 'path';

import AdmZip from 'adm-zip';
import { transformSync } from 'esbuild';

/** An app for tests or measurements. */
export interface OneFileApp {
	id: string;
	/** Ends in `App`. Its file has the same name. */
	className: string;
	permissions: string[];
	implements?: string[];
	/** By language. */
	texts?: Record<string, object>;
}

/** Packages an app of one file, as an administrator would get it. @param folder of its source */
export function packOneFileApp(folder: string, { className, permissions, texts = {}, ...app }: OneFileApp): Buffer {
	const source = readFileSync(join(folder, `${className}.ts`), 'utf8');
	const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2017' });
	const name = className.replace(/App$/, '');
	const manifest = {
		version: '1.0.0',
		requiredApiVersion: '^1.41.0',
		name,
		nameSlug: name.toLowerCase(),
		classFile: `${className}.js`,
		iconFile: 'icon.png',
		description: 'For tests and measurements',
		author: { name: 'Tests', homepage: 'https://example.com', support: 'https://example.com' },
		permissions: permissions.map((permission) => ({ name: permission })),
		implements: [],
		...app,
	};
	const zip = new AdmZip();
	zip.addFile(manifest.classFile, Buffer.from(code));
	zip.addFile('app.json', Buffer.from(JSON.stringify(manifest)));
	zip.addFile('icon.png', Buffer.from('icon'));
	for (const [language, text] of Object.entries(texts)) {
		zip.addFile(`i18n/${language}.json`, Buffer.from(JSON.stringify(text)));
	}
	return zip.toBuffer();
}
