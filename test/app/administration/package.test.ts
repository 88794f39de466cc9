import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, resolve } from 'path';

import AdmZip from 'adm-zip';
import sharp from 'sharp';

import { packagedApp } from '../../../tools/harness/appWorkspace';

interface Manifest {
	version: string;
	permissions: { name: string }[];
	implements?: string[];
}

const root = resolve(__dirname, '../../..');
const path = packagedApp();
const zip = new AdmZip(path);
const manifest = JSON.parse(zip.readAsText('app.json')) as Manifest;

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const file = join(folder, entry.name);
		return entry.isDirectory() ? filesBelow(file) : [relative('.', file)];
	});
}

it('contains the app in one file, its manifest, labels, license and icon, and nothing else', () => {
	// The last is rc-apps' own mark, which servers want to see.
	const expected = [...filesBelow('i18n'), 'LogoutOthersApp.js', 'LICENSE', 'app.json', 'icon.png', '.packagedby'];
	expect(filesBelow('i18n').every((file) => /^i18n\/[a-zA-Z-]+\.json$/.test(file))).toBe(true);
	const entries = zip.getEntries().map(({ entryName }) => entryName);
	expect(entries.sort()).toEqual(expected.sort());
});

it('contains readable code of all parts of the app, and of nobody else', () => {
	const code = zip.readAsText('LogoutOthersApp.js');
	for (const name of ['LogoutOthersApp', 'SessionRevoker', 'TicketSigner']) {
		expect(code).toMatch(new RegExp(`^(class|var) ${name}\\b`, 'm'));
	}
	expect(Math.max(...code.split('\n').map((line) => line.length))).toBeLessThan(1000);
	const required = new Set([...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name));
	const foreign = [...required].filter((name) => !name.startsWith('@rocket.chat/apps-engine/definition/'));
	expect(foreign.sort()).toEqual(['crypto', 'net', 'url']);
});

it('is smaller than 64 KB with all its languages', () => {
	expect(statSync(path).size).toBeLessThan(64_000);
});

it('can be read by everybody, and changed only by its owner', () => {
	expect((statSync(path).mode & 0o777).toString(8)).toBe('644');
});

it('contains labels only, of each language: what the app says itself is in its code', () => {
	for (const file of filesBelow('i18n')) {
		const keys = Object.keys(JSON.parse(zip.readAsText(file)) as object);
		expect(keys).toEqual(expect.arrayContaining(['setting_workspace_url', 'command_description']));
		expect(keys.filter((key) => !/^(setting|command)_/.test(key))).toEqual([]);
	}
});

it('contains the license of the repository', () => {
	expect(zip.readAsText('LICENSE')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
});

it('is named after the version, which package.json has, too', () => {
	const { version } = manifest;
	expect(existsSync(join(root, 'dist', `logout-others_${version}.zip`))).toBe(true);
	const { version: ofPackage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
	expect(version).toBe(ofPackage);
});

it('has the manifest of the repository, in which packaging has left no trace', () => {
	const tracked = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as Manifest;
	// rc-apps writes this into the app.json of the folder it runs in.
	expect(tracked.implements).toBeUndefined();
	expect(manifest).toEqual({ ...tracked, implements: ['IUIKitInteractionHandler'] });
});

it('shows an icon of 256 x 256 pixels without a transparent one', async () => {
	const icon = zip.readFile('icon.png') ?? Buffer.alloc(0);
	expect(icon).toEqual(readFileSync(join(root, 'icon.png')));
	expect(await sharp(icon).metadata()).toMatchObject({ format: 'png', width: 256, height: 256 });
	expect((await sharp(icon).stats()).isOpaque).toBe(true);
});

describe('the permissions it asks for', () => {
	/** What the app does with each: a call that the engine refuses without the permission. */
	const usedFor: Record<string, RegExp> = {
		api: /\.provideApi\(/,
		slashcommand: /\.provideSlashCommand\(/,
		'ui.interact': /\.openSurfaceView\(/,
		networking: /\bhttp\.post\(/,
		persistence: /\.createWithAssociation\(/,
		scheduler: /\.registerProcessors\(/,
		'server-setting.read': /\.getServerSettings\(/,
		'user.read': /\.getUserReader\(/,
		'room.read': /\.getRoomReader\(/,
		'room.write': /\.startRoom\(/,
		'message.write': /\.notifyUser\(/,
	};

	it('are known', () => {
		expect(manifest.permissions.map(({ name }) => name).sort()).toEqual(Object.keys(usedFor).sort());
	});

	it.each(Object.entries(usedFor))('include %s for a reason', (_name, use) => {
		const code = zip.getEntries().filter(({ entryName }) => entryName.endsWith('.js'));
		expect(code.some((entry) => use.test(entry.getData().toString('utf8')))).toBe(true);
	});
});
