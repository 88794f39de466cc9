import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '../../..');

interface Manifest {
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
}

/** What is used in other ways than by an import. */
const usedOtherwise: Record<string, string> = {
	'@rocket.chat/apps-cli': 'tools/scripts/packageApp.ts',
	oxfmt: 'tools/scripts/check.ts',
	oxlint: 'tools/scripts/check.ts',
	'ts-jest': 'jest.config.js',
	tsx: 'package.json',
	'typescript-7': 'tools/scripts/check.ts',
};

const parts: [part: string, folder: string, document: string, sources: string[]][] = [
	[
		'the app and its tools',
		'',
		'docs/development.md',
		['LogoutOthersApp.ts', 'jest.config.js', 'src', 'test', 'tools'],
	],
	[
		'the embedded workspace',
		'packages/embedded-workspace',
		'packages/embedded-workspace/README.md',
		['packages/embedded-workspace/src', 'packages/embedded-workspace/test'],
	],
];

it.each(parts)('%s uses each of its dependencies, or its document explains it', (_part, folder, document, sources) => {
	const code = sources.flatMap(codeIn).map(textOf);
	const isUsed = (name: string): boolean => {
		const imported = new RegExp(
			`(from|import|require|resolve|requireActual)\\b[^'\n]*['"]${name}['"/]|^\\t'${name}',$`,
			'm',
		);
		return code.some((text) => imported.test(text)) || textOf(usedOtherwise[name] ?? document).includes(`${name}`);
	};
	const unused = dependenciesIn(folder).filter((name) => !isUsed(name.replace('@types/', '')));
	expect(unused).toEqual([]);
});

it('the app and its tools have fewer than 35 dependencies', () => {
	expect(dependenciesIn('').length).toBeLessThan(35);
});

function dependenciesIn(folder: string): string[] {
	const { dependencies, devDependencies } = JSON.parse(textOf(join(folder, 'package.json'))) as Manifest;
	return Object.keys({ ...dependencies, ...devDependencies });
}

function textOf(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function codeIn(path: string): string[] {
	if (/\.(tsx?|m?js|css)$/.test(path)) {
		return [path];
	}
	return readdirSync(join(root, path), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() || /\.(tsx?|m?js|css)$/.test(entry.name))
		.flatMap(({ name }) => codeIn(join(path, name)));
}
