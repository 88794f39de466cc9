import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import { defaultPassword as password } from 'embedded-workspace';
import { openClient, sharedChromium } from 'embedded-workspace/browser';
import type { WebClient } from 'embedded-workspace/browser';
import { sharedWorkspace } from '../support/sharedWorkspaces';
import { english, withoutMarks } from '../support/texts';

/** `/logout-others @name` as people meet it, in Chromium. Where nobody looks at a client, it is a login without a page. */

let workspace: AppWorkspace;
let browser: Browser;
const kim = `kim-${randomUUID()}`;
/** An administrator. */
let boss: WebClient;
/** A client of kim. */
let laptop: WebClient;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	await workspace.createUser(kim);
	boss = await openClient(browser, workspace.url, { user: 'admin', password: 'admin' });
	laptop = await openClient(browser, workspace.url, { user: kim, password });
});
afterAll(async () => {
	await browser?.close();
});

/** Asks about kim, and waits for the question and its picture. */
async function askAboutKim(client: WebClient): Promise<void> {
	const picture = client.answerTo('confirm-logout');
	await client.command(`/logout-others @${kim}`);
	await client.modal().waitFor();
	await picture;
}

/** Logs kim in again, who then reads what the app has written meanwhile. */
async function readMessage(text: string): Promise<void> {
	await laptop.logIn(kim, password);
	await laptop.page.getByRole('button', { name: '@logout-others.bot' }).click();
	await laptop.page.getByText(text).waitFor();
}

const isLoggedIn = async (login: Credentials): Promise<boolean> => (await workspace.me(login)).status === 200;

it('sends the user to the login page in every client; the administrator stays', async () => {
	const phone = await workspace.login(kim, password);
	const script = await workspace.personalAccessToken(phone);
	await askAboutKim(boss);
	expect(await boss.modalText()).toContain(`Log @${kim} out everywhere?`);
	expect(await boss.modalText()).toContain('all their personal access tokens');

	await boss.submit();
	await laptop.waitForLoginPage();
	await boss.ephemeral('is logged out everywhere').waitFor();
	expect(await boss.lastEphemeral('is logged out everywhere')).toContain(`@${kim}`);
	for (const login of [phone, script]) {
		expect(await isLoggedIn(login)).toBe(false);
	}
	expect(await isLoggedIn(await boss.storedLogin())).toBe(true);
	await readMessage('logged you out everywhere');
});

it('logs oneself out everywhere, this client and personal access tokens too', async () => {
	const [here, phone] = [await laptop.storedLogin(), await workspace.login(kim, password)];
	const script = await workspace.personalAccessToken(here);
	await askAboutKim(laptop);
	expect(await laptop.modalText()).toContain(withoutMarks(english('question_self_title')));
	expect(await laptop.modalText()).toContain(withoutMarks(english('question_self_text')));

	await laptop.submit();
	await laptop.waitForLoginPage();
	for (const login of [here, phone, script]) {
		expect(await isLoggedIn(login)).toBe(false);
	}
	await readMessage(withoutMarks(english('notice_self_done')));
});
