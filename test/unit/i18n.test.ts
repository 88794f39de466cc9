import { readdirSync, readFileSync } from 'fs';
import { basename, join } from 'path';

import { declaredSettings } from '../../src/settings/appSettings';
import { translatorFor, type Language, type TextKey } from '../../src/views/texts';
import { isLabel, languageFiles, textsOf } from '../../tools/scripts/languageFiles';

type Texts = Record<string, string>;

const languages = languageFiles().map((file) => basename(file, '.json'));
const english = textsOf('en.json');
const englishForms = formsOf('en');

/** Keys without the plural form, so `days` for `days_one` and `days_other`. */
const plurals = [...new Set(Object.keys(english).map(pluralOf))].filter((key): key is string => key !== undefined);

function formsOf(language: string): string[] {
	return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}

/** Only a key that English has in each of its forms is a plural. */
function pluralOf(key: string): string | undefined {
	const base = key.replace(/_[a-z]+$/, '');
	return englishForms.every((form) => `${base}_${form}` in english) ? base : undefined;
}

function keysFor(language: string): string[] {
	const single = Object.keys(english).filter((key) => pluralOf(key) === undefined);
	return [...single, ...plurals.flatMap((base) => formsOf(language).map((form) => `${base}_${form}`))];
}

/** Forms that English lacks are compared with its general one. */
function inEnglish(key: string): string {
	return english[key] ?? english[key.replace(/_[a-z]+$/, '_other')];
}

/** What has to be the same in all languages: values, lines, markup, and what people type. */
function shapeOf(text: string): object {
	return {
		values: (text.match(/\{\{\w+\}\}/g) ?? []).sort(),
		lines: text.split('\n').length,
		stars: text.split('*').length - 1,
		ticks: text.split('`').length - 1,
		typed: text.match(/\/logout-others( help| status)?/g) ?? [],
	};
}

/** Names of clients are shown as code, which a chat leaves as it is. */
const isInCode = (key: string): boolean => key.startsWith('client_');

/** What a chat would turn into a link to a website: `Rocket.Chat`, `6.5`, `https://…`; code stays as it is. */
function linksIn(text: string): string[] {
	return text.replace(/`[^`\n]*`/g, '').match(/[\p{L}\p{N}}]+(\.[\p{L}\p{N}{]+)+|\w+:\/\/\S+/gu) ?? [];
}

/** A short question that opens a message ("Don't see the question?") is not counted. */
function sentencesIn(line: string): number {
	return line.match(/[.!](\s|$)/g)?.length ?? 0;
}

function wrong(texts: Texts, isWrong: (text: string, key: string) => boolean): string[] {
	return Object.keys(texts).filter((key) => isWrong(texts[key], key));
}

describe.each(languages)('the texts in %s', (language) => {
	const texts = textsOf(`${language}.json`);
	const messages = Object.fromEntries(Object.entries(texts).filter(([key]) => !isLabel(key)));

	it('have the keys of English, and the plural forms of the language', () => {
		expect(Object.keys(texts).sort()).toEqual(keysFor(language).sort());
	});

	it('have the values, lines and markup of English', () => {
		const shapes = Object.keys(texts).map((key) => [key, shapeOf(texts[key])]);
		expect(shapes).toEqual(Object.keys(texts).map((key) => [key, shapeOf(inEnglish(key))]));
	});

	it('are not empty, and have no space at their ends and no half placeholder', () => {
		const isBroken = (text: string): boolean => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, ''));
		expect(wrong(texts, (text) => text === '' || text !== text.trim() || isBroken(text))).toEqual([]);
	});

	it('close what they mark', () => {
		const isOpen = (line: string): boolean => line.split('*').length % 2 === 0 || line.split('`').length % 2 === 0;
		expect(wrong(texts, (text) => text.split('\n').some(isOpen))).toEqual([]);
	});

	it('contain nothing that a chat turns into a link', () => {
		expect(wrong(messages, (text, key) => !isInCode(key) && linksIn(text).length > 0)).toEqual([]);
	});

	it('name no device, command or profile of the reader where somebody else is logged out', () => {
		const about = Object.entries(texts).filter(([key]) =>
			/^(question_user|modal_tap_user|file_message_user|failed_unknown_user)/.test(key),
		);
		const profile = /\*[^*]* > [^*]*\*/;
		expect(about.length).toBeGreaterThan(4);
		expect(about.filter(([, text]) => text.includes('/logout-others') || profile.test(text))).toEqual([]);
	});

	it('have words that fit into the pictures', () => {
		expect(texts.picture_done.length).toBeLessThanOrEqual(12);
		expect(texts.picture_failed.length).toBeLessThanOrEqual(12);
	});

	it('are what the app says (else: npm run generate)', () => {
		const say = translatorFor(language as Language);
		expect(Object.keys(messages).map((key) => [key, say(key as TextKey)])).toEqual(Object.entries(messages));
	});
});

it.each(['Rocket.Chat 6', 'see https://x', 'выше.ниже', 'v{{major}}.{{minor}}'])('finds a link in "%s"', (text) => {
	expect(linksIn(text)).toHaveLength(1);
});

/** A line must not begin with such a sign. */
it.each([
	['fr', /[^\u00a0][:;?!](?![^\s*])/],
	['ru', /[^\u00a0]—/],
])('has a no-break space before punctuation in %s', (language, breakable) => {
	const texts = textsOf(`${language}.json`);
	expect(Object.values(texts).join('')).toMatch(/\u00a0[:—]/);
	expect(wrong(texts, (text) => breakable.test(text))).toEqual([]);
});

it('has at most two sentences in a line of an English message', () => {
	const isLong = (text: string, key: string): boolean =>
		!isLabel(key) && text.split('\n').some((line) => sentencesIn(line) > 2);
	expect(wrong(english, isLong)).toEqual([]);
});

describe('the texts and the code', () => {
	const code = codeIn(join(__dirname, '../../src'));
	const labels = declaredSettings.flatMap((setting) => [
		setting.i18nLabel,
		setting.i18nDescription,
		setting.i18nPlaceholder,
	]);

	it('name every setting', () => {
		expect(labels).toContain('setting_workspace_url');
		expect(labels.filter((key) => key !== undefined && !(key in english))).toEqual([]);
	});

	it('use every text', () => {
		const isUsed = (key: string): boolean => labels.includes(key) || code.includes(`'${pluralOf(key) ?? key}'`);
		expect(wrong(english, (_, key) => !isUsed(key))).toEqual([]);
	});

	it('name no text that does not exist', () => {
		const kinds = [...new Set(Object.keys(english).map((key) => key.split('_')[0]))].join('|');
		const named = [...code.matchAll(new RegExp(`'((?:${kinds})_[a-z_]+)'`, 'g'))].map(([, key]) => key);
		expect(named).toContain('help_scripts');
		expect(named.filter((key) => !(key in english) && !plurals.includes(key))).toEqual([]);
	});
});

/** All code below a folder but the texts themselves. */
function codeIn(folder: string): string {
	const parts = readdirSync(folder, { withFileTypes: true }).map((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			return codeIn(path);
		}
		return entry.name.endsWith('.generated.ts') ? '' : readFileSync(path, 'utf8');
	});
	return parts.join('\n');
}
