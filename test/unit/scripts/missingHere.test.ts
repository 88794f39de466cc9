import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

import { findChromium } from 'embedded-workspace/browser';

import { noApps, noBrowser } from '../../../tools/scripts/missingHere';

describe('npm test says at its start', () => {
	it('that apps cannot run on a system with musl', () => {
		expect(noApps({ osName: 'Linux' }, 'linux')).toMatch(/musl.*npm run test:unit/);
	});

	it.each<[NodeJS.Platform, object]>([
		['linux', { glibcVersionRuntime: '2.36' }],
		['darwin', {}],
		['win32', {}],
	])('nothing about musl on %s', (platform, header) => {
		expect(noApps(header, platform)).toBeUndefined();
	});

	it('that the browser lacks a library of the system', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'browser-'));
		try {
			const executablePath = join(folder, 'chrome');
			writeFileSync(
				executablePath,
				'#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n',
			);
			chmodSync(executablePath, 0o755);
			const problem = await noBrowser(async () => ({ executablePath, env: {} }));
			expect(problem).toBe('The browser tests will fail: error while loading shared libraries: libnss3.so');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('what to do if there is no browser', async () => {
		const problem = await noBrowser(() => findChromium({ platform: 'darwin', env: {}, exists: () => false }));
		expect(problem).toContain('Put the path of one into CHROMIUM_PATH.');
	});

	it('that CHROMIUM_PATH leads nowhere', async () => {
		const env = { CHROMIUM_PATH: '/gone/chrome' };
		const problem = await noBrowser(() => findChromium({ platform: 'linux', env, exists: () => false }));
		expect(problem).toContain('CHROMIUM_PATH is /gone/chrome, where no browser is.');
	});
});

it.each<[NodeJS.Platform, string]>([
	['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
	['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
	['win32', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
	['linux', '/usr/bin/chromium-browser'],
])('finds a browser on %s at %s', async (platform, path) => {
	const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
	expect(await findChromium({ platform, env, exists: (each) => each === path })).toEqual({
		executablePath: path,
		env: {},
	});
});
