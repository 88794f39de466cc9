import type { Browser } from 'playwright-core';

import { WebClient } from './WebClient';

export interface ClientOptions {
	user: string;
	password: string;
	/** Acts like the mobile app. */
	mobile?: boolean;
	/** Of the page, in CSS pixels; default: a small desktop. */
	viewport?: { width: number; height: number };
	/** What the system prefers; default: light. */
	colorScheme?: 'light' | 'dark';
	/** Pixels of the screen per CSS pixel, across; default: 1. */
	deviceScaleFactor?: number;
}

/** Opens the workspace's page in a browser profile of its own, and logs in. */
export async function openClient(browser: Browser, url: string, options: ClientOptions): Promise<WebClient> {
	const { user, password, mobile = false, viewport = { width: 1000, height: 700 }, ...look } = options;
	const { colorScheme, deviceScaleFactor } = look;
	const context = await browser.newContext({ viewport, locale: 'en-US', colorScheme, deviceScaleFactor });
	const client = new WebClient(await context.newPage());
	await client.page.goto(url);
	await client.logIn(user, password);
	if (mobile) {
		await client.page.getByText('Act like the mobile app').click();
	}
	return client;
}
