import { existsSync } from 'fs';
import { homedir } from 'os';
import { posix, win32 } from 'path';

import type { BrowserProgram } from './npmChromium';
import { npmChromium } from './npmChromium';

interface Machine {
	platform: NodeJS.Platform;
	env: NodeJS.ProcessEnv;
	exists(path: string): boolean;
}

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/**
 * Finds a browser: that of `CHROMIUM_PATH`, an installed Chrome, Chromium or Edge, or on Linux the Chromium of npm.
 * @throws Error with what to do if there is none
 */
export async function findChromium(machine: Machine = thisMachine): Promise<BrowserProgram> {
	const { platform, env, exists } = machine;
	const named = env.CHROMIUM_PATH;
	if (named !== undefined && !exists(named)) {
		throw new Error(`CHROMIUM_PATH is ${named}, where no browser is.`);
	}
	const executablePath = named ?? usualPlaces(machine).find(exists);
	if (executablePath !== undefined) {
		return { executablePath, env: {} };
	}
	if (platform === 'linux') {
		return npmChromium();
	}
	throw new Error(
		'There is no Chrome, Chromium or Edge where they usually are. Put the path of one into CHROMIUM_PATH.',
	);
}

function usualPlaces({ platform, env }: Machine): string[] {
	if (platform === 'win32') {
		const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((each) => each !== undefined);
		const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
		return programs.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
	}
	if (platform === 'darwin') {
		const folders = ['/Applications', posix.join(homedir(), 'Applications')];
		const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
		return names.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
	}
	return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`);
}
