import { text } from 'stream/consumers';

import type { Locator, Page, Response } from 'playwright-core';

import type { Credentials } from '../client';

/**
 * The workspace's page in one browser profile, in a user's words. Every method waits until what it is about is there, and
 * throws if it does not come in time.
 */
export class WebClient {
	constructor(readonly page: Page) {
		page.setDefaultTimeout(60_000);
	}

	async logIn(user: string, password: string): Promise<void> {
		await this.page.getByLabel('Email or username').fill(user);
		await this.page.getByLabel('Password', { exact: true }).fill(password);
		await this.page.getByRole('button', { name: 'Login' }).click();
		await this.waitForHome();
	}

	/** Home is there, live, and knows the commands. */
	async waitForHome(): Promise<void> {
		await this.page.getByRole('button', { name: '#general' }).waitFor();
		await this.page.locator('.home[aria-busy=false]').waitFor();
	}

	async waitForLoginPage(): Promise<void> {
		await this.page.getByRole('form', { name: 'Log in' }).waitFor();
	}

	async reload(): Promise<void> {
		await this.page.reload();
	}

	/** Types a line and sends it. */
	async say(text: string): Promise<void> {
		const box = this.messageBox();
		await box.fill(text);
		await box.press('Enter');
	}

	/** Runs a slash command, such as `/help me`. */
	async command(line: string): Promise<void> {
		await this.say(line);
	}

	messageBox(): Locator {
		return this.page.getByRole('combobox', { name: 'Message' });
	}

	/** The open modal. */
	modal(): Locator {
		return this.page.getByRole('dialog');
	}

	/** Everything a user can read in the open modal. */
	async modalText(): Promise<string> {
		return this.modal().innerText();
	}

	/** Presses the submit button of the open modal. */
	async submit(): Promise<void> {
		await this.modal().locator('button[type=submit]').click();
	}

	async cancel(): Promise<void> {
		await this.modal().locator('footer, .rcx-modal__footer').getByRole('button').first().click();
	}

	async waitForNoModal(): Promise<void> {
		await this.modal().waitFor({ state: 'detached' });
	}

	/** The newest message only this user sees; with `text`, the newest that contains it. */
	ephemeral(text?: string | RegExp): Locator {
		const all = this.page.getByRole('listitem').filter({ hasText: 'Only you can see this message' });
		return (text === undefined ? all : all.filter({ hasText: text })).last();
	}

	async lastEphemeral(text?: string | RegExp): Promise<string> {
		return this.ephemeral(text).innerText();
	}

	/** Taps an attached file as in the mobile app. @returns what was downloaded */
	async tapFile(name: string | RegExp): Promise<{ fileName: string; content: string }> {
		const downloading = this.page.waitForEvent('download');
		await this.page.getByRole('button', { name }).last().click();
		const download = await downloading;
		return { fileName: download.suggestedFilename(), content: await text(await download.createReadStream()) };
	}

	/** The answer to the next request whose URL contains this; call it before what causes the request. */
	async answerTo(urlPart: string): Promise<Response> {
		return this.page.waitForResponse((response) => response.url().includes(urlPart));
	}

	/** The raw interactions the live connection brought to this client, opened or not, as the developer panel lists them. */
	async receivedInteractions(): Promise<{ triggerId: string; view: { id: string; blocks: unknown[] } }[]> {
		const texts = await this.page.getByLabel('Received interactions').locator('pre').allTextContents();
		return texts.map((text) => JSON.parse(text) as { triggerId: string; view: { id: string; blocks: unknown[] } });
	}

	/** The login this profile keeps. */
	async storedLogin(): Promise<Credentials> {
		return this.page.evaluate(() => ({
			userId: localStorage.getItem('Meteor.userId') ?? '',
			authToken: localStorage.getItem('Meteor.loginToken') ?? '',
		}));
	}

	/** Goes on as another user, with a login made elsewhere. */
	async resume({ userId, authToken }: Credentials): Promise<void> {
		const login = { 'Meteor.userId': userId, 'Meteor.loginToken': authToken };
		await this.page.evaluate((entries) => void Object.assign(localStorage, entries), login);
		await this.reload();
		await this.waitForHome();
	}

	/** Closes the page and its profile. */
	async close(): Promise<void> {
		await this.page.context().close();
	}
}
