import type { Browser } from 'playwright-core';

import { client } from '../client';
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
	/** The Rocket.Chat as whose client the page acts; default: that of the workspace. */
	version?: string;
	/** Pixels of the screen per CSS pixel, across; default: 1. */
	deviceScaleFactor?: number;
}

/**
 * Opens the workspace's page in a browser profile of its own that has logged in before: a login by the form would cost each
 * test as much as the page itself.
 */
export async function openClient(browser: Browser, url: string, options: ClientOptions): Promise<WebClient> {
	const { user, password, mobile = false, viewport = { width: 1000, height: 700 }, ...look } = options;
	const { colorScheme, deviceScaleFactor, version } = look;
	const { userId, authToken } = await client(url).login(user, password);
	const localStorage = [
		{ name: 'Meteor.userId', value: userId },
		{ name: 'Meteor.loginToken', value: authToken },
	];
	const storageState = { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] };
	const context = await browser.newContext({ viewport, locale: 'en-US', colorScheme, deviceScaleFactor, storageState });
	if (version !== undefined) {
		await context.route('**/api/info', (route) => route.fulfill({ json: { version } }));
	}
	const webClient = new WebClient(await context.newPage());
	await webClient.page.goto(url);
	await webClient.waitForHome();
	if (mobile) {
		await webClient.page.getByText('Act like the mobile app').click();
	}
	return webClient;
}
