import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { join } from 'path';

import type manifest from '../../../app.json';
import generateTexts from '../generateTexts';
import { isLabel, languageFiles, textsOf } from '../languageFiles';
import { bundleApp } from './bundleApp';

/** Names of folders that rc-apps skips wherever they stand in a path, and what it takes for a pattern. */
const unusable = /node_modules|\.git|[/\\]dist[/\\]|\[|[@!+]\(/;

/**
 * Makes a folder that contains what belongs into the zip and nothing else. rc-apps compiles every TypeScript file below the
 * folder it runs in, and writes to its app.json.
 *
 * @param app the content of app.json
 * @param root folder of the project
 * @throws Error if rc-apps cannot work there
 */
export async function stageApp(app: typeof manifest, root: string): Promise<string> {
	const [part] = unusable.exec(join(root, '/')) ?? [];
	if (part !== undefined) {
		throw new Error(`rc-apps cannot package an app in a folder with "${part}" in its path. Move ${root} elsewhere.`);
	}
	generateTexts();
	const code = await bundleApp(app.classFile, root);
	mkdirSync(join(root, '.cache'), { recursive: true });
	const staging = mkdtempSync(join(root, '.cache', 'package-'));
	writeFileSync(join(staging, app.classFile), code);
	for (const part of ['app.json', app.iconFile]) {
		cpSync(join(root, part), join(staging, part));
	}
	stageLabels(join(staging, 'i18n'));
	// rc-apps would change the manifest to any other version of the engine that it finds here.
	const devDependencies = { '@rocket.chat/apps-engine': app.requiredApiVersion };
	writeFileSync(join(staging, 'package.json'), JSON.stringify({ private: true, devDependencies }));
	// rc-apps looks for the engine in the folder itself. A link would do, but not every system lets people make one.
	const engine = join('node_modules', '@rocket.chat', 'apps-engine');
	const dependencies = join(root, engine, 'node_modules');
	cpSync(join(root, engine), join(staging, engine), { recursive: true, filter: (path) => path !== dependencies });
	return staging;
}

/** The workspace shows labels only. What the app says itself is in its code (generateTexts). */
function stageLabels(folder: string): void {
	mkdirSync(folder);
	for (const file of languageFiles()) {
		const labels = Object.entries(textsOf(file)).filter(([key]) => isLabel(key));
		writeFileSync(join(folder, file), JSON.stringify(Object.fromEntries(labels)));
	}
}
