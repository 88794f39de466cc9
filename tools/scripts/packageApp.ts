import { execFile } from 'child_process';
import { createHash } from 'crypto';
import {
	chmodSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'fs';
import { join, relative } from 'path';
import { promisify } from 'util';

import { finishZip } from './finishZip';
import { isLabel, languageFiles, textsOf } from './languageFiles';

/** Folder of the project. */
export const root = join(__dirname, '../..');

export interface AppManifest {
	nameSlug: string;
	version: string;
	requiredApiVersion: string;
	classFile: string;
	iconFile: string;
}

export function readManifest(): AppManifest {
	return JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as AppManifest;
}

/** Path of Rocket.Chat's own packager. */
export const rcApps = join(root, 'node_modules', '@rocket.chat', 'apps-cli', 'bin', 'run');

/**
 * Makes a folder with what belongs into the zip and nothing else: rc-apps compiles every TypeScript file below the folder it
 * runs in, and writes to its app.json. The package.json there names `requiredApiVersion` as the engine. Otherwise rc-apps
 * would change the manifest to the engine of the tests.
 */
export function stageApp(manifest: AppManifest): string {
	const declaration = declarationIn(manifest.classFile);
	mkdirSync(join(root, '.cache'), { recursive: true });
	const staging = mkdtempSync(join(root, '.cache', 'package-'));
	for (const part of ['app.json', manifest.iconFile]) cpSync(join(root, part), join(staging, part));
	writeFileSync(join(staging, manifest.classFile), [...beforeDeclaration, `${declaration}}`].join('\n'));
	stageLabels(staging);
	const devDependencies = { '@rocket.chat/apps-engine': manifest.requiredApiVersion };
	writeFileSync(join(staging, 'package.json'), JSON.stringify({ private: true, devDependencies }));
	stageModules(join(staging, 'node_modules'));
	return staging;
}

/**
 * rc-apps gets a class with nothing in it. It checks the manifest, writes down what the class implements and packs; the code
 * comes into the zip afterwards (`finishZip`). Without types it takes a second, not ten: `npm run check` has checked them.
 */
const beforeDeclaration = [
	'/// <reference no-default-lib="true" />',
	'/// <reference lib="es5" />',
	'// @ts-nocheck',
	"const { App } = require('@rocket.chat/apps-engine/definition/App');",
];

function declarationIn(classFile: string): string {
	const declaration = /^export class \w+ extends App .*\{$/m.exec(readFileSync(join(root, classFile), 'utf8'));
	if (!declaration) throw new Error(`${classFile} does not declare the class of the app.`);
	return declaration[0];
}

/** The engine, of which rc-apps takes the permissions there are, and no types of Node. */
function stageModules(folder: string): void {
	const engine = join('@rocket.chat', 'apps-engine');
	for (const part of ['@rocket.chat', '@types/node']) mkdirSync(join(folder, part), { recursive: true });
	symlinkSync(join(root, 'node_modules', engine), join(folder, engine), 'dir');
	writeFileSync(join(folder, '@types/node/index.d.ts'), 'export {};');
}

/** The workspace shows labels only. What the app says itself is in its code (generateTexts). */
function stageLabels(staging: string): void {
	mkdirSync(join(staging, 'i18n'));
	for (const file of languageFiles()) {
		const labels = Object.entries(textsOf(file)).filter(([key]) => isLabel(key));
		writeFileSync(join(staging, 'i18n', file), JSON.stringify(Object.fromEntries(labels)));
	}
}

/**
 * Packages the app with rc-apps and returns the path of `dist/<slug>_<version>.zip`. The same sources give the same bytes.
 * @throws Error with rc-apps' own report if the app does not compile
 */
export async function packageApp(): Promise<string> {
	const manifest = readManifest();
	const staging = stageApp(manifest);
	try {
		await promisify(execFile)(process.execPath, [rcApps, 'package'], { cwd: staging });
		const name = `${manifest.nameSlug}_${manifest.version}.zip`;
		const packed = join(staging, 'dist', name);
		await finishZip(packed, manifest.classFile, root);
		// Servers and web servers read it as another user, and nobody else may change it.
		chmodSync(packed, 0o644);
		mkdirSync(join(root, 'dist'), { recursive: true });
		const zip = join(root, 'dist', name);
		renameSync(packed, zip);
		return zip;
	} finally {
		rmSync(staging, { recursive: true, force: true });
	}
}

async function main(): Promise<void> {
	const zip = await packageApp();
	const content = readFileSync(zip);
	console.log(`Packaged ${relative(process.cwd(), zip)} (${(content.length / 1000).toFixed(1)} KB)`);
	console.log(`SHA-256 ${createHash('sha256').update(content).digest('hex')}`);
}

if (require.main === module) {
	main().catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
