import type { Browser, BrowserType, LaunchOptions } from 'playwright-core';

import { type Shared, shared } from '../testing/shared';
import { findChromium } from './findChromium';

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

/** Starts the Chromium that `findChromium` finds. */
export async function launchChromium(): Promise<Browser> {
	return (await playwright()).launch(await options());
}

/** One Chromium for all workers of jest. Each of them opens and closes pages of its own. */
export async function shareChromium(): Promise<Shared> {
	const server = await (await playwright()).launchServer(await options());
	return { description: { endpoint: server.wsEndpoint() }, stop: () => server.close() };
}

/** Connects to the Chromium of all workers. Closing it closes the pages of this test file. */
export async function sharedChromium(): Promise<Browser> {
	const { endpoint } = await shared<{ endpoint: string }>('chromium');
	return (await playwright()).connect(endpoint);
}

/** Loaded only when somebody needs a browser: jest itself loads this file in every run. */
async function playwright(): Promise<BrowserType> {
	return (await import('playwright-core')).chromium;
}

async function options(): Promise<LaunchOptions> {
	const { executablePath, env } = await findChromium();
	return { executablePath, args: flags, env: { ...definedEnv(), ...env } };
}

function definedEnv(): Record<string, string> {
	const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return Object.fromEntries(entries);
}
