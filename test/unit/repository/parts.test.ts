import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '../../..');
const workspace = 'packages/embedded-workspace';

/** What each part of the repository must not import. */
const rules: [rule: string, folders: string[], refused: RegExp][] = [
	['the embedded workspace knows nothing of the app', [workspace], /^(?!packages\/)[^@]*\/|^(app|LogoutOthersApp)\b/],
	[
		'its public face is all that others see of it',
		['src', 'test', 'tools'],
		/^packages\/|^embedded-workspace\/(?!(testing|browser)$)/,
	],
	['tools work without the tests', ['tools'], /^test\//],
];

it.each(rules)('%s', (_rule, folders, refused) => {
	const files = folders.flatMap(codeIn);
	expect(files).not.toEqual([]);
	expect(
		files.flatMap((file) =>
			ownImportsOf(file)
				.filter((path) => refused.test(path))
				.map((path) => `${file}: ${path}`),
		),
	).toEqual([]);
});

it('no file of the embedded workspace has more than 200 lines', () => {
	const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length - 1;
	expect(codeIn(workspace).filter((file) => linesOf(file) > 200)).toEqual([]);
});

function codeIn(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			return entry.name === 'node_modules' ? [] : codeIn(path);
		}
		return /\.tsx?$/.test(path) ? [path] : [];
	});
}

/** Returns which files of the repository a file imports, and which parts of the embedded workspace. */
function ownImportsOf(file: string): string[] {
	const source = readFileSync(join(root, file), 'utf8');
	const imported = [...source.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path]) => path);
	return imported
		.filter((path) => path.startsWith('.') || path.startsWith('embedded-workspace'))
		.map((path) => (path.startsWith('.') ? join(file, '..', path) : path));
}
