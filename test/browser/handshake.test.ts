import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import type { Credentials } from 'embedded-workspace';
import { defaultPassword as password } from 'embedded-workspace';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { chromeOnWindows } from 'embedded-workspace/testing';
import { sharedWorkspace } from '../support/sharedWorkspaces';
import { english } from '../support/texts';
import { openClient, sharedChromium } from 'embedded-workspace/browser';
import type { WebClient } from 'embedded-workspace/browser';

/** `/logout-others` as people meet it, in Chromium. Where nobody looks at the other client, it is a login without a page. */

let workspace: AppWorkspace;
let browser: Browser;
const user = `kim-${randomUUID()}`;
/** Logged in here for all tests; every test leaves it without a modal. */
let here: WebClient;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	await workspace.createUser(user);
	here = await open();
});
afterAll(async () => {
	await browser?.close();
});

const open = (): Promise<WebClient> => openClient(browser, workspace.url, { user, password });

/** Runs the command and waits for the question and its picture. */
async function ask(): Promise<void> {
	const picture = here.answerTo('confirm-logout');
	await here.command('/logout-others');
	await here.modal().waitFor();
	await picture;
}

/** Another client of the user, without a page. */
const logIn = (): Promise<Credentials> => workspace.login(user, password);

const isLoggedIn = async (login: Credentials): Promise<boolean> => (await workspace.me(login)).status === 200;

it('keeps the client that asked, sends the other to the login page without a reload, and tells the owner', async () => {
	const there = await open();
	const { userAgent, address } = chromeOnWindows('192.0.2.7');
	await here.page.setExtraHTTPHeaders({ 'User-Agent': userAgent, 'X-Real-IP': address });
	await ask();
	expect(await here.modalText()).toContain(english('question_title'));
	expect(await here.modalText()).toContain('90 days');

	await here.submit();
	await here.ephemeral('Your other clients are logged out').waitFor();
	await there.waitForLoginPage();
	expect(await here.lastEphemeral('Your other clients')).toMatch(/stays logged in until .*\d{4}/);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);

	await here.cancel();
	await here.waitForNoModal();
	await here.page.getByRole('button', { name: '@logout-others.bot' }).click();
	await here.page.getByText("If this wasn't you:").waitFor();
	await here.page.getByText('Chrome on Windows', { exact: true }).waitFor();
	await here.page.getByText('192.0.2.7', { exact: true }).waitFor();
	await here.page.getByRole('button', { name: '#general' }).click();
});

it('obeys the keyboard alone: Escape changes nothing, Enter on the button does it', async () => {
	const there = await logIn();
	const { keyboard } = here.page;
	await ask();
	await keyboard.press('Escape');
	await here.waitForNoModal();
	expect(await isLoggedIn(there)).toBe(true);

	await here.messageBox().focus();
	await keyboard.type('/logout-others');
	const picture = here.answerTo('confirm-logout');
	await keyboard.press('Enter');
	await picture;
	const submit = here.modal().locator('button[type=submit]');
	for (let presses = 0; !(await submit.evaluate((button) => button === document.activeElement)); presses++) {
		expect(presses).toBeLessThan(6);
		await keyboard.press('Tab');
	}
	const working = here.answerTo('confirmation=');
	await keyboard.press('Enter');
	await (await working).finished();
	expect(await isLoggedIn(there)).toBe(false);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
	await here.cancel();
	await here.waitForNoModal();
});

// Last of all: from here on the client is a phone.
it('asks a phone, whose pictures come without cookies, to tap a file', async () => {
	const lost = await logIn();
	await here.page.getByText('Act like the mobile app').click();
	await ask();
	await here.submit();
	await here.ephemeral('Tap this file').waitFor();
	expect(await here.modalText()).toContain(english('modal_tap', { file: 'logout-others.txt' }).replace(/`/g, ''));
	await here.cancel();
	await here.waitForNoModal();
	expect(await isLoggedIn(lost)).toBe(true);

	const { fileName, content } = await here.tapFile('logout-others.txt');
	expect(fileName).toBe('logout-others.txt');
	expect(content).toContain('Your other clients are logged out');
	expect(await isLoggedIn(lost)).toBe(false);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
});
