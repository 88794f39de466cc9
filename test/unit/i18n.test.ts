import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { settings } from '../../src/settings/settings';
import { isLabel } from '../../tools/scripts/languageFiles';
import { catalog } from '../../src/views/catalog.generated';

const root = join(__dirname, '../..');
const languages = ['de', 'en', 'es', 'fr', 'pt-BR'];

type TextFile = Record<string, string>;

function fileOf(language: string): TextFile {
	return JSON.parse(readFileSync(join(root, 'i18n', `${language}.json`), 'utf8')) as TextFile;
}

function placeholdersOf(text: string): string[] {
	return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
}

/** All code of the app but the catalog itself. */
function codeIn(folder: string): string {
	const parts = readdirSync(folder, { withFileTypes: true }).map((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return codeIn(path);
		return entry.name.endsWith('.generated.ts') ? '' : readFileSync(path, 'utf8');
	});
	return parts.join('\n');
}

const english = fileOf('en');

it('there is one file per language', () => {
	expect(readdirSync(join(root, 'i18n')).sort()).toEqual(languages.map((language) => `${language}.json`));
});

describe.each(languages)('the file of %s', (language) => {
	const texts = fileOf(language);

	it('has the keys of English, in the same order', () => {
		expect(Object.keys(texts)).toEqual(Object.keys(english));
	});

	it('has the places for values that English has', () => {
		const places = (file: TextFile): object =>
			Object.fromEntries(Object.entries(file).map(([key, text]) => [key, placeholdersOf(text)]));
		expect(places(texts)).toEqual(places(english));
	});

	it('has no empty text, none with a space at its ends and none with half a place', () => {
		for (const text of Object.values(texts)) {
			expect(text).toMatch(/^\S(.*\S)?$/s);
			expect(text.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}]/);
		}
	});

	it('keeps what people type as it is', () => {
		const typed = (text: string): string[] => text.match(/\/logout-others( help| status)?/g) ?? [];
		for (const [key, text] of Object.entries(english)) expect(typed(texts[key])).toEqual(typed(text));
	});

	it('emphasises the same number of words', () => {
		const stars = (text: string): number => text.split('*').length;
		for (const [key, text] of Object.entries(english)) expect([key, stars(texts[key])]).toEqual([key, stars(text)]);
	});

	it('has words that fit into the pictures', () => {
		expect(texts.picture_done.length).toBeLessThanOrEqual(12);
		expect(texts.picture_failed.length).toBeLessThanOrEqual(12);
	});

	it('is what the app says at run time (else: npm run generate)', () => {
		const said = Object.fromEntries(Object.entries(texts).filter(([key]) => !isLabel(key)));
		expect(catalog).toHaveProperty([language], said);
	});

	it('has what an administrator reads in the settings', () => {
		const keys = settings.flatMap(({ i18nLabel, i18nDescription, i18nPlaceholder }) => [
			i18nLabel,
			...(i18nDescription === undefined ? [] : [i18nDescription]),
			...(i18nPlaceholder === undefined ? [] : [i18nPlaceholder]),
		]);
		expect(keys).toContain('setting_workspace_url');
		expect(Object.keys(texts)).toEqual(expect.arrayContaining(keys));
	});
});

it('the app says nothing in a language that has no file', () => {
	expect(Object.keys(catalog).sort()).toEqual(languages);
});

it('every text is used', () => {
	const code = codeIn(join(root, 'src'));
	const unused = Object.keys(english).filter((key) => {
		// The texts of failures are named after the failure.
		const name = key.replace(/^failed_/, '');
		return !code.includes(`'${key}'`) && !(key !== name && code.includes(`'${name}'`));
	});
	expect(unused).toEqual([]);
});
