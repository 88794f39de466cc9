import { readFileSync } from 'fs';
import { dirname, join, resolve } from 'path';

import { build, type Plugin } from 'esbuild';

const source = resolve(__dirname, '..');
const cacheFolder = resolve(source, '../../..', '.cache');

/** Packages that bring a program or a library of the machine, and find it from their own folder. */
const external = ['bcrypt', 'deno', 'esbuild', 'libsql'];

/**
 * Compiles the embedded workspace, with the engine and all else it imports, to one file of JavaScript and returns its path. The
 * tests start many workspaces, and each needs a third of the time to load that way.
 */
export async function compileWorkspace(): Promise<string> {
	const outfile = join(cacheFolder, `workspace-${process.pid}.js`);
	await build({
		entryPoints: [join(source, 'cli.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		keepNames: true,
		external,
		plugins: [ownFolders],
	});
	return outfile;
}

/** What lies beside a source file is found from there still. */
const ownFolders: Plugin = {
	name: 'own-folders',
	setup({ onLoad }) {
		onLoad({ filter: /(embedded-workspace.src|apps-engine.server)\b.*\.[jt]s$/ }, ({ path }) => {
			const contents = readFileSync(path, 'utf8')
				.replace(/\b__dirname\b/g, JSON.stringify(dirname(path)))
				.replace(/\brequire\.resolve\(/g, `require('module').createRequire(${JSON.stringify(path)}).resolve(`);
			return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
		});
	},
};
