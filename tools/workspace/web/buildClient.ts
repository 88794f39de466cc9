import { stat } from 'fs/promises';
import { join, relative, resolve } from 'path';

const clientFolder = join(__dirname, 'client');

/** The web client as browsers get it. */
export interface ClientBundle {
	script: Uint8Array;
	style: Uint8Array;
	/** The client's own source files, not those of packages. */
	sources: string[];
	/** When it was built, in epoch ms. */
	builtAt: number;
}

let latest: Promise<ClientBundle> | undefined;

/**
 * Returns the bundled web client: built when it is first asked for (about 2 s) and again when a source has changed, kept in
 * memory. There is no build step to remember and no output to go stale.
 * @throws if the sources do not compile; the message says where
 */
export async function clientBundle(): Promise<ClientBundle> {
	const current = latest;
	const usable = current && (await isFresh(current));
	// Requests during a build wait for it.
	if (!usable && latest === current) latest = bundleClient();
	return latest ?? bundleClient();
}

async function isFresh(bundle: Promise<ClientBundle>): Promise<boolean> {
	try {
		const { sources, builtAt } = await bundle;
		const changes = await Promise.all(sources.map(async (source) => (await stat(source)).mtimeMs));
		return Math.max(...changes) <= builtAt;
	} catch {
		// It did not compile, or a source is gone.
		return false;
	}
}

async function bundleClient(): Promise<ClientBundle> {
	const builtAt = Date.now();
	// Loaded only here: a workspace that nobody looks at in a browser starts without it.
	const { build } = await import('esbuild');
	const { outputFiles, metafile } = await build({
		entryPoints: { client: join(clientFolder, 'main.tsx') },
		outdir: clientFolder,
		write: false,
		metafile: true,
		bundle: true,
		minify: true,
		jsx: 'automatic',
		target: 'es2020',
		// Browsers that matter here take the first format of the icon font; the others would only make the style larger.
		loader: { '.woff2': 'dataurl', '.woff': 'empty', '.ttf': 'empty', '.svg': 'empty', '.eot': 'empty' },
		define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
		logLevel: 'silent',
	});
	const contents = (extension: string): Uint8Array => {
		const file = outputFiles.find(({ path }) => path.endsWith(extension));
		if (!file) throw new Error(`The web client was built without its ${extension} file.`);
		return file.contents;
	};
	const inputs = Object.keys(metafile.inputs).map((input) => resolve(input));
	const sources = inputs.filter((input) => !relative(clientFolder, input).startsWith('..'));
	return { script: contents('.js'), style: contents('.css'), sources, builtAt };
}
