import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { bundleApp } from '../../../tools/scripts/package/bundleApp';
import { stageApp } from '../../../tools/scripts/package/stageApp';
import manifest from '../../../app.json';
import { finishZip } from '../../../tools/scripts/package/finishZip';

describe('the code that rc-apps compiles', () => {
	const sources = {
		'part.ts': 'export const part = (): string => "part";',
		'TheApp.ts': [
			'import { App } from "@rocket.chat/apps-engine/definition/App";',
			'import type { IUIKitInteractionHandler } from "@rocket.chat/apps-engine/definition/uikit";',
			'import { part } from "./part";',
			'export class TheApp extends App implements IUIKitInteractionHandler {',
			'	public part(): string { return part(); }',
			'}',
		].join('\n'),
	};
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'package-test-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	function bundle(files: Record<string, string>): Promise<string> {
		mkdirSync(folder, { recursive: true });
		for (const [name, content] of Object.entries(files)) {
			writeFileSync(join(folder, name), content);
		}
		return bundleApp('TheApp.ts', folder);
	}

	it('is one file that still says what the class implements', async () => {
		const code = await bundle(sources);
		expect(code).toContain('class TheApp extends App implements IUIKitInteractionHandler {');
		expect(code).toContain('var part = () => "part";');
		expect(code).not.toContain('./part');
	});

	it('is the same from a checkout with Windows line ends', async () => {
		const code = await bundle(sources);
		const crlf = Object.entries(sources).map(([name, content]) => [name, content.replaceAll('\n', '\r\n')]);
		expect(await bundle(Object.fromEntries(crlf) as typeof sources)).toBe(code);
	});

	it('is refused without a class of an app in it', async () => {
		await expect(bundle({ 'TheApp.ts': 'export const app = 1;' })).rejects.toThrow('does not declare the class');
	});
});

it.each(['/srv/app.git', '/srv/node_modules/app', '/srv/dist/app', '/srv/[app]', '/srv/c++(app)', 'C:\\dist\\app'])(
	'is not made in %s, where rc-apps cannot work',
	async (root) => {
		await expect(stageApp(manifest, root)).rejects.toThrow(/rc-apps cannot package.*Move/);
	},
);

describe('the finished zip', () => {
	/** Packs files as rc-apps does at some moment, in some order. */
	function packed(when: string, order: (names: string[]) => string[]): Buffer {
		const files: Record<string, string> = {
			'app.json': '{}',
			'TheApp.js': 'exports.TheApp = class {};',
			'package.json': '{"private":true}',
			'.packagedby': JSON.stringify({ tool: 'rc-apps', version: '1.7.0', when }),
		};
		const ordered = order(Object.keys(files)).map((name) => [name, strToU8(files[name])]);
		return Buffer.from(zipSync(Object.fromEntries(ordered) as Record<string, Uint8Array>, { mtime: when }));
	}

	it('has the same bytes whenever and in whatever order its files were packed', () => {
		const one = finishZip(packed('2026-11-25T18:00:00.000Z', (names) => names));
		const other = finishZip(packed('2031-01-02T03:04:06.000Z', (names) => names.reverse()));
		expect(other.equals(one)).toBe(true);
	});

	it('has the license, and nothing of the build', () => {
		const files = unzipSync(finishZip(packed('2026-11-25T18:00:00.000Z', (names) => names)));
		expect(Object.keys(files).sort()).toEqual(['.packagedby', 'LICENSE', 'TheApp.js', 'app.json']);
		expect(strFromU8(files.LICENSE)).toMatch(/^MIT License/);
	});
});
