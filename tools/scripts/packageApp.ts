import { execFile } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { promisify } from 'util';

import AdmZip from 'adm-zip';

import { bundleApp } from './bundleApp';
import { isLabel, languageFiles, textsOf } from './languageFiles';

const root = join(__dirname, '../..');

export interface AppManifest {
	nameSlug: string;
	version: string;
	requiredApiVersion: string;
	classFile: string;
	iconFile: string;
}

/**
 * A folder with what belongs into the zip and nothing else: rc-apps compiles every TypeScript file below the folder it
 * runs in and writes to its app.json. Its package.json names `requiredApiVersion` as the engine, or rc-apps would
 * change the manifest to the engine the tests run on.
 */
export function stageApp(manifest: AppManifest): string {
	mkdirSync(join(root, '.cache'), { recursive: true });
	const staging = mkdtempSync(join(root, '.cache', 'package-'));
	for (const part of ['app.json', manifest.classFile, manifest.iconFile, 'src']) {
		cpSync(join(root, part), join(staging, part), { recursive: true });
	}
	stageLabels(staging);
	const devDependencies = { '@rocket.chat/apps-engine': manifest.requiredApiVersion };
	writeFileSync(join(staging, 'package.json'), JSON.stringify({ private: true, devDependencies }));
	symlinkSync(join(root, 'node_modules'), join(staging, 'node_modules'), 'dir');
	return staging;
}

/** The workspace shows labels only; what the app says itself is in its code (generateTexts), and need not be there twice. */
function stageLabels(staging: string): void {
	mkdirSync(join(staging, 'i18n'));
	for (const file of languageFiles()) {
		const labels = Object.entries(textsOf(file)).filter(([key]) => isLabel(key));
		writeFileSync(join(staging, 'i18n', file), JSON.stringify(Object.fromEntries(labels)));
	}
}

export function readManifest(): AppManifest {
	return JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as AppManifest;
}

/** Path of Rocket.Chat's own packager. */
export const rcApps = join(root, 'node_modules', '@rocket.chat', 'apps-cli', 'bin', 'run');

/**
 * Packages the app with rc-apps and gives the path of `dist/<slug>_<version>.zip`.
 * @throws Error with rc-apps' own report where the app does not compile
 */
export async function packageApp(): Promise<string> {
	const manifest = readManifest();
	const staging = stageApp(manifest);
	try {
		await runRcApps(['package'], staging);
		const name = `${manifest.nameSlug}_${manifest.version}.zip`;
		const packed = join(staging, 'dist', name);
		await finishZip(packed, manifest, staging);
		mkdirSync(join(root, 'dist'), { recursive: true });
		const zip = join(root, 'dist', name);
		renameSync(packed, zip);
		return zip;
	} finally {
		rmSync(staging, { recursive: true, force: true });
	}
}

async function runRcApps(args: string[], cwd: string): Promise<void> {
	await promisify(execFile)(process.execPath, [rcApps, ...args], { cwd });
}

/** Makes of what rc-apps has packed in `folder` what a workspace gets: the app in one file, and nothing else. */
export async function finishZip(zip: string, { classFile }: AppManifest, folder: string): Promise<void> {
	removeFromZip(zip, 'package.json');
	await bundleApp(zip, classFile.replace(/\.ts$/, '.js'), folder);
}

/** rc-apps packs the staging folder's package.json; no server needs it. */
function removeFromZip(path: string, entry: string): void {
	const zip = new AdmZip(path);
	zip.deleteFile(entry);
	zip.writeZip(path);
}

if (require.main === module) {
	void packageApp().then(
		(zip) => console.log(`Packaged ${zip}`),
		(error: Error) => {
			console.error(error.message);
			process.exitCode = 1;
		},
	);
}
