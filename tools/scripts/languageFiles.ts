import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const folder = join(__dirname, '../../i18n');

/** Returns the names of the files below i18n, such as `pt-BR.json`. */
export function languageFiles(): string[] {
	return readdirSync(folder).filter((file) => file.endsWith('.json'));
}

/** Returns all texts of a language file by their keys. */
export function textsOf(file: string): Record<string, string> {
	return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
}

/** Returns whether the workspace shows this text (settings in the administration, the command's suggestion), not the app. */
export function isLabel(key: string): boolean {
	return /^(setting|command)_/.test(key);
}
