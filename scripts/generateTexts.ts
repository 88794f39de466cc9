import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';

import { format, resolveConfig } from 'prettier';

const root = join(__dirname, '..');
const target = join(root, 'src', 'views', 'catalog.generated.ts');

/**
 * An app cannot read its own i18n/*.json at run time, and rc-apps cannot package JSON imports: what the app says itself
 * becomes TypeScript here. Labels of settings are the administration's to show, so they stay out.
 */
async function generateTexts(): Promise<void> {
	const files = readdirSync(join(root, 'i18n')).filter((file) => file.endsWith('.json'));
	const catalog = Object.fromEntries(files.map((file) => [basename(file, '.json'), textsOf(join(root, 'i18n', file))]));
	const code = `// Made from i18n/*.json by npm run generate; not to be edited.\n\nexport const catalog = ${JSON.stringify(catalog)};\n`;
	writeFileSync(target, await format(code, { ...(await resolveConfig(target)), parser: 'typescript' }));
}

function textsOf(path: string): Record<string, string> {
	const texts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
	return Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('setting_')));
}

void generateTexts();
