import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '../../..');

/** What the files of a folder may import, and why nothing else. */
const layers: [why: string, files: string[], allowed: RegExp][] = [
	[
		'the app imports engine definitions, crypto, net, url and itself: nothing else is in the zip, or in every host',
		['LogoutOthersApp.ts', ...filesOf('src')],
		/^(@rocket\.chat\/apps-engine\/definition\/.+|crypto|net|url|src\/.+)$/,
	],
	[
		'the handshake knows neither HTTP nor the host: it asks through its ports',
		filesOf('src/handshake'),
		/^(crypto|net|src\/(handshake|sessions)\/.+)$/,
	],
	[
		'sessions/ is the innermost folder: it imports no other one',
		filesOf('src/sessions'),
		/^(crypto|net|src\/sessions\/.+)$/,
	],
];

it.each(layers)('%s', (_why, files, allowed) => {
	expect(files.length).toBeGreaterThan(0);
	const refused = files.flatMap((file) =>
		importsOf(file)
			.filter((path) => !allowed.test(path))
			.map((path) => `${file}: ${path}`),
	);
	expect(refused).toEqual([]);
});

function filesOf(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesOf(path) : [path];
	});
}

/** Returns what a file imports; its own files by their path in the repository. */
function importsOf(file: string): string[] {
	const source = readFileSync(join(root, file), 'utf8');
	const imported = [...source.matchAll(/\b(?:from|import|require)\s*\(?\s*'([^']+)'/g)].map(([, path]) => path);
	return imported.map((path) => (path.startsWith('.') ? join(file, '..', path) : path));
}
