import { readFileSync } from 'fs';
import { join } from 'path';

import AdmZip from 'adm-zip';
import ts from 'typescript';

export const tryoutAppId = '7c1b7b1e-32a5-4d0f-8f0e-2c6f0c1d9a55';

const permissions = ['api', 'slashcommand', 'server-setting.read', 'message.write', 'ui.interact'];

/** Writes the tryout app as a zip that an administrator could install. */
export function packTryoutApp(zipFile: string): void {
	const source = readFileSync(join(__dirname, 'TryoutApp.ts'), 'utf8');
	const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2017 };
	const zip = new AdmZip();
	zip.addFile('TryoutApp.js', Buffer.from(ts.transpileModule(source, { compilerOptions }).outputText));
	zip.addFile('app.json', Buffer.from(JSON.stringify(manifest)));
	zip.addFile('icon.png', Buffer.from('icon'));
	zip.addFile('i18n/en.json', texts('Opens a modal', '[file|blocks]'));
	zip.addFile('i18n/de.json', texts('Öffnet ein Fenster', '[file|blocks]'));
	zip.writeZip(zipFile);
}

const manifest = {
	id: tryoutAppId,
	version: '1.0.0',
	requiredApiVersion: '^1.41.0',
	name: 'Tryout',
	nameSlug: 'tryout',
	classFile: 'TryoutApp.js',
	iconFile: 'icon.png',
	description: 'For tests of the web client',
	author: { name: 'Tests', homepage: 'https://example.com', support: 'https://example.com' },
	permissions: permissions.map((name) => ({ name })),
	implements: ['IUIKitInteractionHandler'],
};

function texts(description: string, params: string): Buffer {
	return Buffer.from(JSON.stringify({ tryout_description: description, tryout_params: params }));
}
