import { readFileSync } from 'fs';

import { build, type Plugin } from 'esbuild';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/**
 * Puts the sources into one file of code. Up to Rocket.Chat 6.9 each file of an app runs in a sandbox of its own, once for
 * every import of it, and an app of many files does not work there (seen on Apps-Engine 1.42.1). Later ones bundle such an app
 * each time they start it. Nothing is minified: administrators may want to read what they install.
 *
 * @param classFile the file of the app's class, such as `MyApp.ts`
 * @param absWorkingDir the folder of the sources
 * @throws Error with what esbuild found wrong
 */
export async function bundleApp(classFile: string, absWorkingDir: string): Promise<string> {
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
		plugins: [withoutComments],
	});
	return withTabs(outputFiles[0].text);
}

/** Smaller than esbuild's pairs of spaces. No text of several lines in the code begins with spaces. */
function withTabs(code: string): string {
	return code.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
}

const withoutComments: Plugin = {
	name: 'without-comments',
	setup({ onLoad }) {
		onLoad({ filter: /\.ts$/ }, ({ path }) => {
			const { outputText } = transpileModule(readFileSync(path, 'utf8'), { compilerOptions });
			return { contents: outputText, loader: 'js' };
		});
	},
};

/** As rc-apps compiles, but for comments and modules. */
const compilerOptions = { target: ScriptTarget.ES2019, module: ModuleKind.ESNext, removeComments: true };
