import { existsSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { basename, join } from 'path';

import { isLabel, languageFiles, textsOf } from './languageFiles';

const target = join(__dirname, '../../src/views/catalog.generated.ts');

type Texts = Record<string, string>;

/**
 * Returns the module of texts: a list of keys, and for each language the texts in the order of the keys, which makes the zip
 * smaller than keys in every language would. Languages have different plural forms; a form that one lacks is null.
 *
 * @param languages texts by language, among them `en`
 */
export function catalogCode(languages: Record<string, Texts>): string {
	const keys = [...new Set(Object.values(languages).flatMap(Object.keys))].filter((key) => !isLabel(key));
	const english = keys.filter((key) => key in languages.en);
	const lists = Object.entries(languages).map(([language, texts]) => {
		return `\t${JSON.stringify(language)}: ${listOf(keys.map((key) => texts[key] ?? null))},`;
	});
	return `// Made from i18n/*.json by npm run generate. Do not edit.

export type TextKey = ${english.map((key) => JSON.stringify(key)).join(' | ')};

export const keys: string[] = ${listOf(keys)};

export const catalog = {
${lists.join('\n')}
};

export type Language = keyof typeof catalog;
`;
}

function listOf(values: unknown[]): string {
	return JSON.stringify(values, null, '\t');
}

/**
 * Writes the module of texts unless it is there already. An app can neither read its own i18n files at run time nor import
 * JSON, so its texts become TypeScript. Everything that reads them calls this first.
 */
export default function generateTexts(): void {
	const languages = Object.fromEntries(languageFiles().map((file) => [basename(file, '.json'), textsOf(file)]));
	const code = catalogCode(languages);
	if (existsSync(target) && readFileSync(target, 'utf8') === code) {
		return;
	}
	// In one step: checks and tests run side by side.
	const draft = `${target}.${process.pid}`;
	writeFileSync(draft, code);
	renameSync(draft, target);
}

if (require.main === module) {
	generateTexts();
}
