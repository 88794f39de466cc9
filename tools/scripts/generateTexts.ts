import { writeFileSync } from 'fs';
import { basename, join } from 'path';

import { isLabel, languageFiles, textsOf } from './languageFiles';

const target = join(__dirname, '../../src/views/catalog.generated.ts');

type Texts = Record<string, string>;

/**
 * Writes the module of texts. Only English fixes the keys: another language may have more or fewer plural forms, so its
 * texts are typed by any key.
 *
 * @param languages texts by language, among them `en`
 */
export function catalogCode(languages: Record<string, Texts>): string {
	const names = Object.keys(languages);
	const others = names.filter((name) => name !== 'en').map((name) => JSON.stringify(name));
	const rest = others.length === 0 ? '' : ` & Record<${others.join(' | ')}, Record<string, string>>`;
	const entries = names.map((name) => `${JSON.stringify(name)}: ${name === 'en' ? 'en' : textsCode(languages[name])}`);
	return `// Made from i18n/*.json by npm run generate. Do not edit.

const en = ${textsCode(languages.en)};

export type TextKey = keyof typeof en;

export const catalog: { en: typeof en }${rest} = {${entries.join(', ')}};

export type Language = keyof typeof catalog;
`;
}

/** The workspace shows the labels itself. */
function textsCode(texts: Texts): string {
	return JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([key]) => !isLabel(key))), null, '\t');
}

/** An app can neither read its own i18n files at run time nor import JSON, so its texts become TypeScript. */
function generateTexts(): void {
	const languages = Object.fromEntries(languageFiles().map((file) => [basename(file, '.json'), textsOf(file)]));
	writeFileSync(target, catalogCode(languages));
}

if (require.main === module) generateTexts();
