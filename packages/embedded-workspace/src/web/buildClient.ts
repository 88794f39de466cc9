import { mkdir, readFile, rename, stat, writeFile } from 'fs/promises';
import { dirname, join, relative, resolve } from 'path';

const clientFolder = join(__dirname, 'client');
const projectFolder = join(__dirname, '../../../..');
const keptFile = join(projectFolder, '.cache', 'web-client.json');

/** The web client as browsers get it. */
export interface ClientBundle {
	script: string;
	style: string;
	/** What it was made of, from the folder of the project: its own files, this one, and the versions of the packages. */
	sources: string[];
	/** When it was built, in epoch ms. */
	builtAt: number;
}

let latest: Promise<ClientBundle> | undefined;

/**
 * Returns the bundled web client: built when it is first asked for (about 2 s) and again when a source has changed. It is kept
 * for the next workspace. There is no build step to remember and no output to go stale.
 * @throws if the sources do not compile; the message says where
 */
export async function clientBundle(): Promise<ClientBundle> {
	const current = latest;
	const usable = current && (await isFresh(current));
	// Requests during a build wait for it.
	if (!usable && latest === current) {
		latest = keptOrBuilt();
	}
	return latest ?? keptOrBuilt();
}

async function isFresh(bundle: Promise<ClientBundle>): Promise<boolean> {
	try {
		const { sources, builtAt } = await bundle;
		const changes = await Promise.all(sources.map(async (source) => (await stat(join(projectFolder, source))).mtimeMs));
		return Math.max(...changes) <= builtAt;
	} catch {
		// It did not compile, or a source is gone.
		return false;
	}
}

async function keptOrBuilt(): Promise<ClientBundle> {
	const kept = readFile(keptFile, 'utf8').then((text) => JSON.parse(text) as ClientBundle);
	if (await isFresh(kept)) {
		return kept;
	}
	const built = await bundleClient();
	// It only saves time: if nothing can be written, the next workspace builds it again.
	await keep(built).catch(() => undefined);
	return built;
}

/** Writes it under its final name only when it is complete: another workspace may be looking for it. */
async function keep(bundle: ClientBundle): Promise<void> {
	const unfinished = `${keptFile}.${process.pid}`;
	await mkdir(dirname(keptFile), { recursive: true });
	await writeFile(unfinished, JSON.stringify(bundle));
	await rename(unfinished, keptFile);
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
	const contents = (extension: string): string => {
		const file = outputFiles.find(({ path }) => path.endsWith(extension));
		if (!file) {
			throw new Error(`The web client was built without its ${extension} file.`);
		}
		return file.text;
	};
	const inputs = Object.keys(metafile.inputs).map((input) => resolve(input));
	const own = inputs.filter((input) => !relative(clientFolder, input).startsWith('..'));
	const others = [join(__dirname, 'buildClient.ts'), join(projectFolder, 'package-lock.json')];
	const sources = [...own, ...others].map((source) => relative(projectFolder, source));
	return { script: contents('.js'), style: contents('.css'), sources, builtAt };
}
