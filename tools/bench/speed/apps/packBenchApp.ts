import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import AdmZip from 'adm-zip';
import ts from 'typescript';

export interface BenchApp {
	id: string;
	className: 'DoNothingApp' | 'LeastApp' | 'FloorApp';
	permissions: string[];
}

export const doNothingApp: BenchApp = {
	id: '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d01',
	className: 'DoNothingApp',
	permissions: ['api', 'server-setting.read'],
};

export const leastApp: BenchApp = {
	id: '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d02',
	className: 'LeastApp',
	permissions: ['api', 'networking'],
};

export const floorApp: BenchApp = {
	id: '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d03',
	className: 'FloorApp',
	permissions: ['api', 'networking', 'persistence', 'user.read', 'room.read', 'message.write'],
};

/** Packages an app of one file and returns the path of the zip. @param folder where to put it */
export function packBenchApp({ id, className, permissions }: BenchApp, folder: string): string {
	const source = readFileSync(join(__dirname, `${className}.ts`), 'utf8');
	const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2017 };
	const manifest = {
		id,
		version: '1.0.0',
		requiredApiVersion: '^1.41.0',
		name: className,
		nameSlug: className.toLowerCase(),
		classFile: `${className}.js`,
		iconFile: 'icon.png',
		description: 'For measurements',
		author: { name: 'Bench', homepage: 'https://example.com', support: 'https://example.com' },
		permissions: permissions.map((name) => ({ name })),
		implements: [],
	};
	const zip = new AdmZip();
	zip.addFile(`${className}.js`, Buffer.from(ts.transpileModule(source, { compilerOptions }).outputText));
	zip.addFile('app.json', Buffer.from(JSON.stringify(manifest)));
	zip.addFile('icon.png', Buffer.from('icon'));
	const path = join(folder, `${className}.zip`);
	writeFileSync(path, zip.toBuffer());
	return path;
}
