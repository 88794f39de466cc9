import { existsSync } from 'fs';

import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

import type { BrowserProgram } from './npmChromium';
import { npmChromium } from './npmChromium';

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Quiet and without a need for privileges or graphics. */
const flags = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts a Chromium: that of `CHROMIUM_PATH`, an installed one, or that of npm. */
export async function launchChromium(): Promise<Browser> {
	const { executablePath, env } = await findChromium();
	return chromium.launch({ executablePath, args: flags, env: { ...definedEnv(), ...env } });
}

async function findChromium(): Promise<BrowserProgram> {
	const executablePath = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
	return executablePath === undefined ? npmChromium() : { executablePath, env: {} };
}

function definedEnv(): Record<string, string> {
	const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return Object.fromEntries(entries);
}
