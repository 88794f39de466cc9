import { randomBytes } from 'crypto';

import type { Browser } from 'playwright-core';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import { defaultPassword } from 'embedded-workspace';
import { openClient, sharedChromium } from 'embedded-workspace/browser';
import type { WebClient } from 'embedded-workspace/browser';
import { sharedWorkspace } from '../support/sharedWorkspaces';

/** `/logout-others @name` as people meet it, in Chromium. Where nobody looks at a client, it is a login without a page. */

let workspace: AppWorkspace;
let browser: Browser;
let kim: string;
/** An administrator, logged in here for all tests. */
let boss: WebClient;
let opened: WebClient[] = [];

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	boss = await openClient(browser, workspace.url, { user: 'admin', password: 'admin' });
});
beforeEach(async () => {
	kim = `kim-${randomBytes(4).toString('hex')}`;
	await workspace.createUser(kim);
});
afterEach(async () => {
	await Promise.all(opened.map((client) => client.close()));
	opened = [];
});
afterAll(async () => {
	await browser?.close();
});

async function open(user: string): Promise<WebClient> {
	const client = await openClient(browser, workspace.url, { user, password: defaultPassword });
	opened.push(client);
	return client;
}

/** Asks about kim, and waits for the question and its picture. */
async function askAboutKim(client: WebClient): Promise<void> {
	const picture = client.page.waitForResponse((answer) => answer.url().includes('confirm-logout'));
	await client.command(`/logout-others @${kim}`);
	await client.modal().waitFor();
	await picture;
}

/** A client of kim, without a page. */
const logInKim = (): Promise<Credentials> => workspace.login(kim, defaultPassword);

const isLoggedIn = async (login: Credentials): Promise<boolean> => (await workspace.me(login)).status === 200;

it('sends the user to the login page in every client; the administrator stays', async () => {
	const [laptop, phone] = [await open(kim), await logInKim()];
	const script = await workspace.personalAccessToken(await laptop.storedLogin());
	await askAboutKim(boss);
	expect(await boss.modalText()).toContain(`Log @${kim} out everywhere?`);
	expect(await boss.modalText()).toContain('all their personal access tokens');

	await boss.submit();
	await laptop.waitForLoginPage();
	await boss.ephemeral('is logged out everywhere').waitFor();
	expect(await boss.lastEphemeral('is logged out everywhere')).toContain(`@${kim}`);
	await boss.cancel();
	await boss.waitForNoModal();
	for (const login of [phone, script]) {
		expect(await isLoggedIn(login)).toBe(false);
	}
	expect(await isLoggedIn(await boss.storedLogin())).toBe(true);

	await laptop.logIn(kim, defaultPassword);
	await laptop.page.getByRole('button', { name: '@logout-others.bot' }).click();
	await laptop.page.getByText('logged you out everywhere').waitFor();
});

it('changes nothing when cancelled', async () => {
	const laptop = await logInKim();
	await askAboutKim(boss);
	await boss.cancel();
	await boss.waitForNoModal();
	for (const login of [laptop, await boss.storedLogin()]) {
		expect(await isLoggedIn(login)).toBe(true);
	}
});

it('refuses a user who is no administrator, and logs nobody out', async () => {
	const sam = `sam-${randomBytes(4).toString('hex')}`;
	await workspace.createUser(sam);
	const [asking, laptop] = [await open(sam), await logInKim()];
	await askAboutKim(asking);
	await asking.submit();
	await asking.ephemeral("you don't have permission").waitFor();
	for (const login of [laptop, await asking.storedLogin()]) {
		expect(await isLoggedIn(login)).toBe(true);
	}
});

// Last of all: from here on the administrator's client is a phone.
it('does so by the file of a phone', async () => {
	const laptop = await logInKim();
	await boss.page.getByText('Act like the mobile app').click();
	await askAboutKim(boss);
	await boss.submit();
	await boss.ephemeral(/Tap this file/).waitFor();
	await boss.cancel();
	await boss.waitForNoModal();
	expect((await boss.tapFile('logout-others.txt')).content).toContain('is logged out everywhere');
	expect(await isLoggedIn(laptop)).toBe(false);
	expect(await isLoggedIn(await boss.storedLogin())).toBe(true);
});
