import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, normalize } from 'path';

import { scripts } from '../../../package.json';

const root = join(__dirname, '../../..');

/** Not ours, or made by a run. */
const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.cache', '.workspace', 'screenshots']);
/** Below the root; a path that begins with one of them is one of this repository. */
const folders = readdirSync(root).filter((name) => !skipped.has(name) && statSync(join(root, name)).isDirectory());
/** Made by a build, a run or the reader. */
const madeLater = /^(dist|coverage|\.cache|\.workspace|node_modules|test\/browser\/screenshots)(\/|$)|\.generated\.ts$/;

function filesBelow(folder: string, wanted: RegExp): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path, wanted);
		return wanted.test(entry.name) ? [path] : [];
	});
}

/** Names of npm scripts in a text: `npm run x`, `npm start`, `npm test`. */
function scriptsIn(text: string): string[] {
	const matches = text.matchAll(/\bnpm (?:(?:--?\w+ )*run (?:--?\w+ )*([a-z][\w:-]*)|(start|test)\b)/g);
	return [...new Set([...matches].map(([, run, short]) => run ?? short))];
}

/** Files a Markdown text links to or names in code, as they stand there. */
function filesIn(text: string): string[] {
	const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
	const local = links.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''));
	const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name]) => name).filter(isPathOfOurs);
	return [...new Set([...local, ...named])].filter((path) => !madeLater.test(path));
}

function isPathOfOurs(name: string): boolean {
	if (/[<>*{}$=?"'(]|\.\.\./.test(name)) return false;
	return folders.some((folder) => name.startsWith(`${folder}/`)) || /^[\w-]+\.(md|yml|json|mjs)$/.test(name);
}

/** Paths are meant from the document's folder or from the root. */
function isThere(path: string, document: string): boolean {
	return [normalize(join(dirname(document), path)), path].some((each) => existsSync(join(root, each)));
}

const documents = filesBelow('.', /\.md$/);
const others = [...filesBelow('.github', /\.yml$/), ...filesBelow('tools/scripts', /\.ts$/)];

it('there are documents to look at', () => {
	expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/api.md', '.github/PULL_REQUEST_TEMPLATE.md']));
});

it.each([...documents, ...others])('%s names npm scripts that exist', (document) => {
	const named = scriptsIn(readFileSync(join(root, document), 'utf8'));
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it.each(documents)('%s names files that exist', (document) => {
	const named = filesIn(readFileSync(join(root, document), 'utf8'));
	expect(named.filter((path) => !isThere(path, document))).toEqual([]);
});

it('what is gone is found', () => {
	expect(scriptsIn('Type `npm run gone`, npm run --silent quiet:too -- x, npm start, npm ci.')).toEqual([
		'gone',
		'quiet:too',
		'start',
	]);
	expect(filesIn('[a](docs/gone.md#part) [b](https://x.example) `src/gone.ts` `GONE.md` `dist/x.zip`')).toEqual([
		'docs/gone.md',
		'src/gone.ts',
		'GONE.md',
	]);
	expect(isThere('docs/gone.md', 'README.md')).toBe(false);
	expect(isThere('security.md', 'docs/faults.md')).toBe(true);
});
