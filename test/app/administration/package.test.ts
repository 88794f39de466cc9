import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, resolve } from 'path';

import AdmZip from 'adm-zip';

import { packagedApp } from '../../../tools/harness/appWorkspace';

interface Manifest {
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

it('contains readable code of all parts of the app', () => {
	const code = zip.readAsText('LogoutOthersApp.js');
	for (const name of ['LogoutOthersApp', 'SessionRevoker', 'TicketSigner']) {
		expect(code).toMatch(new RegExp(`^(class|var) ${name}\\b`, 'm'));
	}
	expect(Math.max(...code.split('\n').map((line) => line.length))).toBeLessThan(1000);
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

it.each(['LICENSE', 'icon.png'])('contains the %s of the repository', (name) => {
	expect(zip.readFile(name)).toEqual(readFileSync(join(root, name)));
});

it('has the manifest of the repository, in which packaging has left no trace', () => {
	const tracked = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as Manifest;
	// rc-apps writes this into the app.json of the folder it runs in.
	expect(tracked.implements).toBeUndefined();
	expect(manifest).toEqual({ ...tracked, implements: ['IUIKitInteractionHandler'] });
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
