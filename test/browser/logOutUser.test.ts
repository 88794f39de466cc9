import { randomBytes } from 'crypto';

import type { Browser } from 'playwright-core';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { defaultPassword } from '../../tools/workspace/client';
import { launchChromium } from './support/chromium';
import { openClient } from './support/openClient';
import type { WebClient } from './support/WebClient';
import { sharedWorkspace } from '../support/sharedWorkspaces';

/** `/logout-others @name` as people meet it: an administrator in one browser profile, kim in two others. */

let workspace: AppWorkspace;
let browser: Browser;
let kim: string;
let opened: WebClient[] = [];

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), launchChromium()]);
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

async function open(user: string, password = defaultPassword, options: { mobile?: boolean } = {}): Promise<WebClient> {
	const client = await openClient(browser, workspace.url, { user, password, ...options });
	opened.push(client);
	return client;
}

/** Asks about kim, and waits for the question and its picture. */
async function askAboutKim(client: WebClient): Promise<void> {
	const picture = client.page.waitForResponse((answer) => answer.url().includes('keep-this-client'));
	await client.command(`/logout-others @${kim}`);
	await client.modal().waitFor();
	await picture;
}

async function expectLoggedIn(client: WebClient): Promise<void> {
	await client.reload();
	await client.waitForHome();
}

it('sends both clients of the user to the login page; the administrator stays', async () => {
	const [boss, laptop, phone] = [await open('admin', 'admin'), await open(kim), await open(kim)];
	const script = await workspace.personalAccessToken(await laptop.storedLogin());
	await askAboutKim(boss);
	expect(await boss.modalText()).toContain(`Log @${kim} out everywhere?`);
	expect(await boss.modalText()).toContain('all personal access tokens');

	await boss.submit();
	await Promise.all([laptop.waitForLoginPage(), phone.waitForLoginPage()]);
	await boss.ephemeral('is logged out everywhere').waitFor();
	expect(await boss.lastEphemeral('is logged out everywhere')).toContain(`@${kim}`);
	expect((await workspace.me(script)).status).toBe(401);
	await expectLoggedIn(boss);

	await laptop.logIn(kim, defaultPassword);
	await laptop.page.getByRole('button', { name: '@logout-others.bot' }).click();
	await laptop.page.getByText('logged you out everywhere').waitFor();
	await expectLoggedIn(laptop);
});

it('does so by the file of a phone', async () => {
	const [boss, laptop] = [await open('admin', 'admin', { mobile: true }), await open(kim)];
	await askAboutKim(boss);
	await boss.submit();
	await boss.ephemeral(/Tap this file/).waitFor();
	await boss.cancel();
	await boss.waitForNoModal();
	expect((await boss.tapFile(/keep-this-device/)).content).toContain('is logged out everywhere');
	await laptop.waitForLoginPage();
	await expectLoggedIn(boss);
});

it('changes nothing when cancelled', async () => {
	const [boss, laptop] = [await open('admin', 'admin'), await open(kim)];
	await askAboutKim(boss);
	await boss.cancel();
	await boss.waitForNoModal();
	await expectLoggedIn(laptop);
	await expectLoggedIn(boss);
});

it('refuses a user who is no administrator, and logs nobody out', async () => {
	const sam = `sam-${randomBytes(4).toString('hex')}`;
	await workspace.createUser(sam);
	const [asking, laptop] = [await open(sam), await open(kim)];
	await askAboutKim(asking);
	await asking.submit();
	await asking.ephemeral("you don't have the permission").waitFor();
	await expectLoggedIn(laptop);
	await expectLoggedIn(asking);
});
