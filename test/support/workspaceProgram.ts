import { readFileSync } from 'fs';
import { dirname, join, resolve } from 'path';

import { build, type Plugin } from 'esbuild';

const root = resolve(__dirname, '../..');

/**
 * Compiles the embedded workspace to one file of JavaScript and returns its path. The tests start hundreds of workspaces,
 * and each starts in half the time that way.
 */
export async function compileWorkspace(): Promise<string> {
	const outfile = join(root, '.cache', `workspace-${process.pid}.js`);
	await build({
		entryPoints: [join(root, 'tools/workspace/cli.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		packages: 'external',
		// The engine's packages have no `exports`: `import()` would not find their files.
		supported: { 'dynamic-import': false },
		plugins: [ownFolders],
	});
	return outfile;
}

/** What lies beside a source file is found from there still. */
const ownFolders: Plugin = {
	name: 'own-folders',
	setup({ onLoad }) {
		onLoad({ filter: /tools.workspace.*\.ts$/ }, ({ path }) => {
			const source = readFileSync(path, 'utf8');
			return { contents: source.replace(/\b__dirname\b/g, JSON.stringify(dirname(path))), loader: 'ts' };
		});
	},
};
