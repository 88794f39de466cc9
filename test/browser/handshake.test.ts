import { randomBytes } from 'crypto';

import type { Browser } from 'playwright-core';

import { translatorFor } from '../../src/views/texts';
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
/** Logged in here for all tests. */
let user: string;
let here: WebClient;
let opened: WebClient[] = [];

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	user = await newUser();
	here = await openClient(browser, workspace.url, { user, password });
});
beforeEach(async () => {
	// Without the modals and the ephemeral messages of the test before.
	await here.reload();
	await here.waitForHome();
});
afterEach(async () => {
	await Promise.all(opened.map((client) => client.close()));
	opened = [];
});
afterAll(async () => {
	await browser?.close();
});

async function newUser(): Promise<string> {
	const name = `kim-${randomBytes(4).toString('hex')}`;
	await workspace.createUser(name);
	return name;
}

async function open(name = user, options: { mobile?: boolean } = {}): Promise<WebClient> {
	const client = await openClient(browser, workspace.url, { user: name, password, ...options });
	opened.push(client);
	return client;
}

/** Runs the command and waits for the question and its picture. */
async function ask(client: WebClient): Promise<void> {
	const picture = client.page.waitForResponse((answer) => answer.url().includes('confirm-logout'));
	await client.command('/logout-others');
	await client.modal().waitFor();
	await picture;
}

/** Another client of the user, without a page. */
const logIn = (): Promise<Credentials> => workspace.login(user, password);

const isLoggedIn = async (login: Credentials): Promise<boolean> => (await workspace.me(login)).status === 200;

it('keeps the client that asked, sends the other to the login page without a reload, and tells the owner', async () => {
	const there = await open();
	const { userAgent, address } = chromeOnWindows('192.0.2.7');
	await here.page.setExtraHTTPHeaders({ 'User-Agent': userAgent, 'X-Real-IP': address });
	await ask(here);
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
});

it('shows how long logins last and when others were last logged out, and ends none', async () => {
	await workspace.callApp({ creds: await here.storedLogin() });
	const there = await logIn();
	await here.command('/logout-others status');
	await here.ephemeral('Your logins on this workspace').waitFor();
	expect(await here.lastEphemeral()).toContain(english('notice_via_endpoint'));
	expect(await isLoggedIn(there)).toBe(true);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
});

it('does the same by keyboard alone', async () => {
	const there = await logIn();
	await here.messageBox().focus();
	await here.page.keyboard.type('/logout-others');
	const picture = here.page.waitForResponse((answer) => answer.url().includes('confirm-logout'));
	await here.page.keyboard.press('Enter');
	await picture;
	const submit = here.modal().locator('button[type=submit]');
	for (let presses = 0; !(await submit.evaluate((button) => button === document.activeElement)); presses++) {
		expect(presses).toBeLessThan(6);
		await here.page.keyboard.press('Tab');
	}
	await here.page.keyboard.press('Enter');
	await here.ephemeral('Your other clients are logged out').waitFor();
	expect(await isLoggedIn(there)).toBe(false);
});

it('asks a phone, whose pictures come without cookies, to tap a file', async () => {
	const lou = await newUser();
	const [phone, lost] = [await open(lou, { mobile: true }), await workspace.login(lou, password)];
	await ask(phone);
	await phone.submit();
	await phone.ephemeral('Tap this file').waitFor();
	expect(await phone.modalText()).toContain(english('modal_tap', { file: 'logout-others.txt' }).replace(/`/g, ''));
	await phone.cancel();
	await phone.waitForNoModal();
	expect(await isLoggedIn(lost)).toBe(true);

	const { fileName, content } = await phone.tapFile('logout-others.txt');
	expect(fileName).toBe('logout-others.txt');
	expect(content).toContain('Your other clients are logged out');
	expect(await isLoggedIn(lost)).toBe(false);
	expect(await isLoggedIn(await phone.storedLogin())).toBe(true);
});

it('tells a page that has lost its modals to reload, which cures it', async () => {
	const there = await logIn();
	await workspace.call('POST', '/workspace/lose-interactions', { creds: await here.storedLogin() });
	await here.command('/logout-others');
	await here.ephemeral("Don't see the question?").waitFor();
	expect(await here.modal().count()).toBe(0);
	await here.reload();
	await here.waitForHome();
	await ask(here);
	// The command before came to an offered file, which is no reason not to use the picture.
	await here.submit();
	await here.ephemeral('Your other clients are logged out').waitFor();
	expect(await isLoggedIn(there)).toBe(false);
});

it('changes nothing when cancelled', async () => {
	const there = await logIn();
	await ask(here);
	await here.cancel();
	await here.waitForNoModal();
	await ask(here);
	await here.page.keyboard.press('Escape');
	await here.waitForNoModal();
	expect(await isLoggedIn(there)).toBe(true);
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
});

it('is of no use in a second session of the same user that sees the payload of the modal', async () => {
	const thief = await open();
	await ask(here);
	await thief.page.getByText('received interactions (1)').click();
	const [received] = await thief.receivedInteractions();
	const [, pictureUrl] = /"(\/api\/apps\/public\/[^"]*confirm-logout[^"]*)"/.exec(JSON.stringify(received)) ?? [];
	expect(pictureUrl).toBeDefined();
	const answers = await thief.page.evaluate(async (url) => {
		const guess = String(url).replace('ticket=', 'confirmation=');
		const guesses = [url, `${url}&confirmation=`, `${url}&confirmation=AAAA`, guess];
		return Promise.all(guesses.map(async (each) => (await fetch(String(each))).text()));
	}, pictureUrl);
	expect(answers.join()).not.toContain('>Done<');
	await here.cancel();
	await here.waitForNoModal();

	await ask(here);
	await here.submit();
	await thief.waitForLoginPage();
	expect(await isLoggedIn(await here.storedLogin())).toBe(true);
});

it('speaks the language of the user', async () => {
	const german = translatorFor('de');
	const creds = await here.storedLogin();
	const speak = (language: string): Promise<unknown> =>
		workspace.call('POST', '/api/v1/users.setPreferences', { creds, body: { data: { language } } });
	await speak('de');
	await ask(here);
	expect(await here.modalText()).toContain(german('question_title'));
	await here.submit();
	await here.ephemeral(german('result_done').split('{{until}}')[0]).waitFor();
	await speak('en');
});

// Last of all: as this confirmation leads to nothing, the next one would bring a file.
it('does nothing for a stranger who has the address of the picture that does the work', async () => {
	const [there, stranger] = [await logIn(), await workspace.login(await newUser(), password)];
	await ask(here);
	const working = here.page.waitForRequest((request) => request.url().includes('confirmation='));
	// The client that asked never gets to load it.
	await here.page.route(/confirmation=/, (route) => route.abort());
	await here.submit();
	const { pathname, search } = new URL((await working).url());
	const cookie = `rc_uid=${stranger.userId}; rc_token=${encodeURIComponent(stranger.authToken)}`;
	const { body } = await workspace.call('GET', pathname + search, { headers: { cookie } });
	expect(body).toContain('See chat');
	await here.ephemeral(english('failed_other_user')).waitFor();
	await here.page.unroute(/confirmation=/);
	for (const login of [there, await here.storedLogin(), stranger]) {
		expect(await isLoggedIn(login)).toBe(true);
	}
});
