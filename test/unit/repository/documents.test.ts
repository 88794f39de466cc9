import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, normalize } from 'path';

import { scripts } from '../../../package.json';

const root = join(__dirname, '../../..');

/** Not ours, or made by a run. */
const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.cache', '.workspace', 'screenshots']);
/** A name in code that begins with one of these is a path of this repository. */
const folders = readdirSync(root).filter((name) => !skipped.has(name) && statSync(join(root, name)).isDirectory());
/** Made by a build, a run or the reader. */
const madeLater = /^(dist|coverage|\.cache|\.workspace|node_modules)(\/|$)|\.generated\.ts$/;

function filesBelow(folder: string, wanted: RegExp): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			return skipped.has(entry.name) ? [] : filesBelow(path, wanted);
		}
		return wanted.test(entry.name) ? [path] : [];
	});
}

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const withoutCode = (text: string): string => text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** Returns the npm scripts a text names: `npm run x`, `npm start`, `npm test`. */
function scriptsIn(text: string): string[] {
	const matches = text.matchAll(/\bnpm (?:(?:--?\w+ )*run (?:--?\w+ )*([a-z][\w:-]*)|(start|test)\b)/g);
	return [...new Set([...matches].map(([, run, short]) => run ?? short))];
}

/** Returns the targets of links and pictures in a Markdown text that are not on another server. */
function linksIn(text: string): string[] {
	const targets = [...text.matchAll(/\]\(([^)\s]+)\)|<(?:img|source)[^>]* src(?:set)?="([^"\s]+)/g)];
	return targets.map(([, link, picture]) => link ?? picture).filter((target) => !/^[a-z]+:/.test(target));
}

/** Returns the PNG files a text shows, and those it shows in dark mode instead. An SVG may follow the mode by itself. */
function picturesIn(text: string): { light: string[]; dark: string[] } {
	const source = /<source media="\(prefers-color-scheme: dark\)" srcset="([^"\s]+)"/g;
	const pictures = linksIn(withoutCode(text)).filter((link) => /\.(png|webp)$/.test(link));
	const dark = [...text.matchAll(source)].map(([, path]) => path);
	return { light: pictures.filter((path) => !dark.includes(path)), dark };
}

/** Returns the paths of this repository that a text names in code. */
function pathsIn(text: string): string[] {
	return [...text.matchAll(/`([^`\s]+)`/g)].map(([, name]) => name).filter(isPathOfOurs);
}

function isPathOfOurs(name: string): boolean {
	if (/[<>*{}$=?"'(]|\.\.\./.test(name) || madeLater.test(name)) {
		return false;
	}
	return folders.some((folder) => name.startsWith(`${folder}/`)) || /^[\w-]+\.(md|yml|json|mjs)$/.test(name);
}

/** Paths may be meant from the document's folder or from the root. */
function isNamedRight(path: string, document: string): boolean {
	return [join(dirname(document), path), path].some((each) => existsSync(join(root, each)));
}

/** A link counts from the document's folder. Its fragment is a heading of the page it leads to. */
function isLinkRight(link: string, document: string): boolean {
	const [path, fragment] = link.split('#');
	const target = path === '' ? document : normalize(join(dirname(document), path));
	if (!existsSync(join(root, target))) {
		return false;
	}
	return fragment === undefined || headingsOf(textOf(target)).includes(fragment);
}

/** Returns the headings of a Markdown text as GitHub makes fragments of them. */
function headingsOf(text: string): string[] {
	const headings = [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)];
	return headings.map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.trim()
			.replace(/ /g, '-'),
	);
}

const documents = filesBelow('.', /\.md$/);
const others = [...filesBelow('.github', /\.yml$/), ...filesBelow('tools/scripts', /\.ts$/)];

it('finds documents to check', () => {
	const known = ['README.md', 'CONTRIBUTING.md', 'docs/api.md', 'packages/embedded-workspace/README.md', 'SECURITY.md'];
	expect(documents).toEqual(expect.arrayContaining(known));
});

it.each([...documents, ...others])('%s names npm scripts that exist', (document) => {
	expect(scriptsIn(textOf(document)).filter((name) => !(name in scripts))).toEqual([]);
});

it.each(documents)('%s has links and pictures that lead somewhere', (document) => {
	const links = linksIn(withoutCode(textOf(document)));
	expect(links.filter((link) => !isLinkRight(link, document))).toEqual([]);
});

it.each(documents)('%s names files that exist', (document) => {
	expect(pathsIn(textOf(document)).filter((path) => !isNamedRight(path, document))).toEqual([]);
});

it.each(documents)('%s shows its pictures in dark mode too', (document) => {
	const { light, dark } = picturesIn(textOf(document));
	expect(dark).toEqual(light.map((path) => path.replace(/(?=\.\w+$)/, '-dark')));
});

it('links every page and picture from another page', () => {
	const targets = documents.flatMap((document) =>
		linksIn(withoutCode(textOf(document))).map((link) => join(dirname(document), link.split('#')[0])),
	);
	const pages = [...filesBelow('docs', /\.(md|yaml)$/), ...filesBelow('docs/pictures', /./)];
	expect(pages.filter((page) => !targets.includes(page))).toEqual([]);
});

it('explains each result of the app log on the page for administrators', () => {
	const reasons = [...textOf('src/sessions/endings.ts').matchAll(/^\t\| '([a-z-]+)'/gm)].map(([, reason]) => reason);
	expect(reasons).toContain('rate-limited');
	// Nothing is logged for a confirmation that is too old or none of this app.
	const logged = reasons.filter((reason) => reason !== 'expired');
	expect(logged.filter((reason) => !textOf('docs/administrators.md').includes(`\`${reason}\``))).toEqual([]);
});

describe('this check', () => {
	it('finds scripts, links, pictures and paths', () => {
		expect(scriptsIn('Type `npm run gone`, npm run --silent quiet:too -- x, npm start, npm ci.')).toEqual([
			'gone',
			'quiet:too',
			'start',
		]);
		expect(linksIn('[a](docs/gone.md#part) [b](https://x.example) ![c](c.png) <img src="d.png" alt="">')).toEqual([
			'docs/gone.md#part',
			'c.png',
			'd.png',
		]);
		const dark = '<source media="(prefers-color-scheme: dark)" srcset="a-dark.png">';
		expect(linksIn(`<picture>${dark}<img src="a.png"></picture>`)).toEqual(['a-dark.png', 'a.png']);
		expect(picturesIn(`${dark}<img src="a.png"> ![b](b.png)`)).toEqual({
			light: ['a.png', 'b.png'],
			dark: ['a-dark.png'],
		});
		expect(pathsIn('`src/gone.ts` `GONE.md` `dist/x.zip` `npm`')).toEqual(['src/gone.ts', 'GONE.md']);
	});

	it.each(['docs/gone.md', 'docs/api.md#gone', 'api.md'])(
		'knows that a link to %s in the README leads nowhere',
		(link) => {
			expect(isLinkRight(link, 'README.md')).toBe(false);
		},
	);
});
