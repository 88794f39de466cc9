import { readFileSync } from 'fs';
import { join } from 'path';

import AdmZip from 'adm-zip';
import ts from 'typescript';

export const probeAppId = '3f2c1d7e-5a4b-4c3d-9e8f-0a1b2c3d4e5f';

const permissions = [
	'api',
	'slashcommand',
	'networking',
	'persistence',
	'scheduler',
	'server-setting.read',
	'user.read',
	'room.read',
	'room.write',
	'message.read',
	'message.write',
	'ui.interact',
].map((name) => ({ name }));

/** The probe app as an administrator would get it: the zip, and the permissions to agree to. */
export function packProbeApp(version = '1.0.0'): { zip: Buffer; permissions: { name: string }[] } {
	const source = readFileSync(join(__dirname, 'ProbeApp.ts'), 'utf8');
	const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2017 };
	const zip = new AdmZip();
	zip.addFile('ProbeApp.js', Buffer.from(ts.transpileModule(source, { compilerOptions: options }).outputText));
	zip.addFile('app.json', Buffer.from(JSON.stringify(manifest(version))));
	zip.addFile('icon.png', Buffer.from('icon'));
	zip.addFile('i18n/en.json', Buffer.from(JSON.stringify({ probe_description: 'Tries things out' })));
	return { zip: zip.toBuffer(), permissions };
}

function manifest(version: string): object {
	return {
		id: probeAppId,
		version,
		requiredApiVersion: '^1.41.0',
		name: 'Probe',
		nameSlug: 'probe',
		classFile: 'ProbeApp.js',
		iconFile: 'icon.png',
		description: 'For tests of the apps host',
		author: { name: 'Tests', homepage: 'https://example.com', support: 'https://example.com' },
		permissions,
		implements: ['IUIKitInteractionHandler', 'IPostUserLoggedIn'],
	};
}
