import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '../../..');
const files = filesOf('src');

/** What the app may use besides itself: nothing else is in the zip, or on every host. */
const outside = /^(@rocket\.chat\/apps-engine\/definition\/.+|crypto|net|url)$/;

it('the app imports engine definitions, crypto, net, url and itself', () => {
	const refused = importsWhere(['LogoutOthersApp.ts', ...files], (_file, path) => !outside.test(path) && !isOurs(path));
	expect(refused).toEqual([]);
});

it('the logout and the handshake know neither the engine nor HTTP', () => {
	const inner = files.filter((file) => /^src\/(lib|sessions|handshake)\//.test(file));
	expect(importsWhere(inner, (_file, path) => !/^(crypto|net)$/.test(path) && !isOurs(path))).toEqual([]);
});

it.each(arrows())('%s imports only what docs/development.md allows: %j', (part, allowed) => {
	const own = files.filter((file) => partOf(file) === part);
	expect(own).not.toEqual([]);
	const mayImport = (path: string): boolean => [part, ...allowed].includes(partOf(path));
	expect(importsWhere(own, (_file, path) => isOurs(path) && !mayImport(path))).toEqual([]);
});

it('docs/development.md names every part of src/', () => {
	const parts = [...new Set(files.map(partOf))];
	expect(
		arrows()
			.map(([part]) => part)
			.sort(),
	).toEqual(parts.sort());
});

it('no files import each other, directly or through others', () => {
	const circular = files.filter((file) => reachedFrom(file).has(file));
	expect(circular).toEqual([]);
});

it('no folders import each other', () => {
	const pairs = new Set(
		files.flatMap((file) =>
			importsOf(file)
				.filter(isOurs)
				.map((path) => `${partOf(file)} ${partOf(path)}`),
		),
	);
	const isMutual = (pair: string): boolean => {
		const [from, to] = pair.split(' ');
		return from !== to && pairs.has(`${to} ${from}`);
	};
	expect([...pairs].filter(isMutual)).toEqual([]);
});

it('no folder of src/ has one file only', () => {
	const folders = files.map((file) => join(file, '..'));
	expect(
		folders.filter((folder) => folders.filter((each) => each === folder).length === 1 && folder !== 'src'),
	).toEqual([]);
});

describe.each(files.filter((file) => !file.endsWith('.generated.ts')))('%s', (file) => {
	const source = readFileSync(join(root, file), 'utf8');

	it('has at most 160 lines', () => {
		expect(source.split('\n').length - 1).toBeLessThanOrEqual(160);
	});

	it('spreads no object literal and uses no old word', () => {
		const unwanted = /\.\.\.\{|\b(KeepOutcome|failure:|isRepeat|isOffered|orLog|ClientCall|foreignText|prefetch)/g;
		expect(source.match(unwanted) ?? []).toEqual([]);
	});
});

/** Returns each part of src/ with the parts it may import, from the table in docs/development.md. */
function arrows(): [part: string, allowed: string[]][] {
	const text = readFileSync(join(root, 'docs/development.md'), 'utf8');
	const rows = text.slice(text.indexOf('| Part of `src/`')).split('\n\n')[0].split('\n').slice(2);
	const namesIn = (cell: string): string[] => [...cell.matchAll(/`([\w.]+?)\/?`/g)].map(([, name]) => name);
	const above: string[] = [];
	return rows.flatMap((row) => {
		const [, parts, , allowed] = row.split('|');
		const names = allowed.includes('all above') ? [...above] : namesIn(allowed);
		above.push(...namesIn(parts));
		return namesIn(parts).map((part): [string, string[]] => [part, names]);
	});
}

/** Returns the folder of src/ that a file is in, or the file itself if it is in none. */
function partOf(path: string): string {
	const [, part] = path.split('/');
	return path.split('/').length > 2 ? part : `${part.replace(/\.ts$/, '')}.ts`;
}

function isOurs(path: string): boolean {
	return path.startsWith('src/');
}

/** Returns the imports of some files for which `isWanted` is true, each with the file that has it. */
function importsWhere(some: string[], isWanted: (file: string, path: string) => boolean): string[] {
	return some.flatMap((file) =>
		importsOf(file)
			.filter((path) => isWanted(file, path))
			.map((path) => `${file}: ${path}`),
	);
}

function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
	for (const path of importsOf(file).filter(isOurs)) {
		if (!reached.has(`${path}.ts`)) {
			reached.add(`${path}.ts`);
			reachedFrom(`${path}.ts`, reached);
		}
	}
	return reached;
}

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
