import { writeFileSync } from 'fs';
import { basename, join } from 'path';

import { format, resolveConfig } from 'prettier';

import { isLabel, languageFiles, textsOf } from './languageFiles';

const target = join(__dirname, '../../src/views/catalog.generated.ts');

/**
 * An app cannot read its own i18n/*.json at run time, and rc-apps cannot package JSON imports: what the app says itself
 * becomes TypeScript here. Labels are the workspace's to show, so they stay out.
 */
async function generateTexts(): Promise<void> {
	const catalog = Object.fromEntries(languageFiles().map((file) => [basename(file, '.json'), spokenTexts(file)]));
	const code = `// Made from i18n/*.json by npm run generate; not to be edited.\n\nexport const catalog = ${JSON.stringify(catalog)};\n`;
	writeFileSync(target, await format(code, { ...(await resolveConfig(target)), parser: 'typescript' }));
}

function spokenTexts(file: string): Record<string, string> {
	return Object.fromEntries(Object.entries(textsOf(file)).filter(([key]) => !isLabel(key)));
}

void generateTexts();
