import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import type { Credentials } from 'embedded-workspace';
import { defaultPassword as password } from 'embedded-workspace';
import { tapFileName } from '../../src/settings/addresses';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { chromeOnWindows } from 'embedded-workspace/testing';
import { setFaults } from '../support/faults';
import { sharedWorkspace } from '../support/sharedWorkspaces';
import { english, withoutMarks } from '../support/texts';
import { openClient, sharedChromium, unreadableTexts } from 'embedded-workspace/browser';
import type { WebClient } from 'embedded-workspace/browser';

/** `/logout-others` as people meet it, in Chromium. Where nobody looks at the other client, it is a login without a page. */

let workspace: AppWorkspace;
let browser: Browser;
let user: string;
/** Logged in here for all tests; every test leaves it without a modal. */
let here: WebClient;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	user = await newUser();
	here = await open();
});
afterEach(() => setFaults(workspace));
afterAll(async () => {
	await browser?.close();
});

async function newUser(): Promise<string> {
	return (await workspace.createUser(`kim-${randomUUID()}`)).username;
}

const open = (): Promise<WebClient> => openClient(browser, workspace.url, { user, password });

/** Runs the command and waits for the question and its picture. */
async function ask(): Promise<void> {
	const picture = here.answerTo('confirm-logout');
	await here.command('/logout-others');
	await here.modal().waitFor();
	await (await picture).finished();
}

const buttons = (): Promise<string[]> => here.modal().locator('.rcx-modal__footer').getByRole('button').allInnerTexts();

/** Returns what cannot be read in the light theme or in the dark one, which the page decides, whatever the system says. */
async function unreadableInAnyTheme(): Promise<string[]> {
	const { page } = here;
	// Colours that fade from one theme into the other are neither.
	await page.addStyleTag({ content: '* { transition: none !important; }' });
	const found: string[] = [];
	for (const theme of ['dark', 'light']) {
		await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);
		found.push(...(await unreadableTexts(page)));
	}
	return found;
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

it('shows the result in place of the question, without asking again, readable in both themes', async () => {
	const pictures: string[] = [];
	here.page.on('request', (request) => request.url().includes('confirmation=') && pictures.push(request.url()));
	await ask();
	expect(await here.modalText()).toContain(withoutMarks(english('question_text')));
	expect(await buttons()).toEqual([english('question_no'), english('question_yes')]);
	expect(await unreadableInAnyTheme()).toEqual([]);

	const working = here.answerTo('confirmation=');
	await here.submit();
	await (await working).finished();
	const text = await here.modalText();
	expect(text).toContain(english('modal_working'));
	expect(text).not.toContain(withoutMarks(english('question_text')));
	expect(await buttons()).toEqual([english('modal_close')]);
	expect(await unreadableInAnyTheme()).toEqual([]);
	await here.cancel();
	await here.waitForNoModal();
	expect(pictures).toHaveLength(1);
});

it('obeys the keyboard alone: Escape changes nothing, Enter on the button does it, and closes the result', async () => {
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
	// Now the focus is on the button that closes.
	await keyboard.press('Enter');
	await here.waitForNoModal();
});

it('points to a message in place of the question, if only its file leads on', async () => {
	await ask();
	await setFaults(workspace, { 'persistence.readByAssociations': { kind: 'throw' } });
	await here.submit();
	await here.ephemeral(english('file_message')).waitFor();
	await setFaults(workspace);
	expect(await here.modalText()).toContain(withoutMarks(english('modal_tap', { file: tapFileName })));
	expect(await buttons()).toEqual([english('modal_close')]);
	await here.cancel();
	await here.waitForNoModal();
});

it('does the same on Rocket.Chat 6.5, which closes the modal once it is submitted', async () => {
	await here.page.route('**/api/info', (route) => route.fulfill({ json: { version: '6.5' } }));
	// The last confirmation of the user came to nothing, so they would be given a file now.
	user = await newUser();
	const there = await logIn();
	await here.resume(await logIn());
	await ask();
	await here.submit();
	await here.ephemeral('Your other clients are logged out').waitFor();
	await here.waitForNoModal();
	expect(await isLoggedIn(there)).toBe(false);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
});

// Last of all: from here on the client is a phone.
it('asks a phone, whose pictures come without cookies, to tap a file', async () => {
	const lost = await logIn();
	await here.page.getByText('Act like the mobile app').click();
	await ask();
	await here.submit();
	await here.ephemeral('Tap this file').waitFor();
	expect(await here.modalText()).toContain(withoutMarks(english('modal_tap', { file: tapFileName })));
	await here.cancel();
	await here.waitForNoModal();
	expect(await isLoggedIn(lost)).toBe(true);

	const { fileName, content } = await here.tapFile(tapFileName);
	expect(fileName).toBe(tapFileName);
	expect(content).toContain('Your other clients are logged out');
	expect(await isLoggedIn(lost)).toBe(false);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
});
