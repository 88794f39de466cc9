import { readFileSync } from 'fs';
import { join } from 'path';

import { build } from 'esbuild';

/**
 * Returns the app as one readable TypeScript file for rc-apps to compile.
 *
 * Up to Rocket.Chat 6.9, each file of an app runs in a sandbox of its own, where an app of many files does not work.
 *
 * @param classFile the file of the app's class, such as `MyApp.ts`
 * @param folder the folder of the sources
 * @throws Error if the sources cannot be bundled
 */
export async function bundleApp(classFile: string, folder: string): Promise<string> {
	const { outputFiles } = await build({
		absWorkingDir: folder,
		entryPoints: [classFile],
		bundle: true,
		write: false,
		platform: 'node',
		// rc-apps runs the class to check it, and offers no `module` to CommonJS.
		format: 'esm',
		charset: 'utf8',
		external: ['@rocket.chat/*'],
	});
	const declaration = declarationIn(readFileSync(join(folder, classFile), 'utf8'));
	// The bundle has no types. `npm run check` checks those of the sources.
	return `// @ts-nocheck\n${withDeclaration(outputFiles[0].text, declaration)}`;
}

function declarationIn(source: string): string {
	const declaration = /^export (class \w+ extends App\b.*\{)\r?$/m.exec(source);
	if (!declaration) {
		throw new Error('The class file does not declare the class of the app.');
	}
	return declaration[1];
}

/** Restores what the class implements. Bundling drops types, and servers send an app only what its manifest lists. */
function withDeclaration(code: string, declaration: string): string {
	const [, name] = declaration.split(' ');
	const bundled = `var ${name} = class extends App {`;
	if (!code.includes(bundled)) {
		throw new Error(`The bundle does not contain "${bundled}".`);
	}
	return code.replace(bundled, declaration);
}
