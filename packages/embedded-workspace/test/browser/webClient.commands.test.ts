import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import { defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { openClient, sharedChromium, unreadableTexts } from '../../src/browser';
import type { WebClient } from '../../src/browser';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';

/** How the page helps people to their first command, by sight and by keyboard. */

let workspace: WorkspaceClient;
let browser: Browser;
let lou: WebClient;
const user = `lou-${randomUUID()}`;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	await workspace.createUser(user);
	lou = await openClient(browser, workspace.url, { user, password });
});
afterAll(async () => {
	await browser?.close();
});

const suggestions = () => lou.page.getByRole('listbox', { name: 'Commands' });

it('shows what to type first in an empty room', async () => {
	const hint = lou.page.getByRole('region', { name: 'Empty room' });
	await hint.getByText('#general is empty').waitFor();
	await hint.getByRole('button', { name: '/tryout Opens a modal' }).click();
	expect(await lou.messageBox().inputValue()).toBe('/tryout ');
	await lou.page.keyboard.type('blocks');
	await lou.page.keyboard.press('Enter');
	await lou.ephemeral('Words in a block').waitFor();
	expect(await hint.count()).toBe(0);
});

it('suggests commands with what they do and take, in the language of the user', async () => {
	await lou.messageBox().fill('/try');
	await suggestions().getByRole('option', { name: '/tryout [file|blocks] Opens a modal' }).waitFor();

	await lou.page.getByLabel('Language').selectOption('Deutsch');
	await suggestions().getByText('Öffnet ein Fenster').waitFor();
	const { body } = await workspace.me(await lou.storedLogin());
	expect(body).toMatchObject({ settings: { preferences: { language: 'de' } } });
});

it('shows the language that the user has chosen elsewhere', async () => {
	const creds = await lou.storedLogin();
	await workspace.call('POST', '/api/v1/users.setPreferences', { creds, body: { data: { language: 'pt-BR' } } });
	await lou.reload();
	await lou.waitForHome();
	expect(await lou.page.getByLabel('Language').locator('option:checked').innerText()).toMatch(/^português/);
	await lou.page.getByLabel('Language').selectOption('Deutsch');
});

it('completes a command by Enter and runs it by the next one', async () => {
	await lou.messageBox().fill('');
	await lou.messageBox().pressSequentially('/t');
	await suggestions().waitFor();
	await lou.page.keyboard.press('Enter');
	expect(await lou.messageBox().inputValue()).toBe('/tryout ');
	await lou.page.keyboard.type('file');
	await lou.page.keyboard.press('Enter');
	await lou.ephemeral('A file for you').waitFor();
});

it('names the selected command to screen readers, and closes the list on Escape until more is typed', async () => {
	const box = lou.messageBox();
	await box.fill('/');
	await box.press('ArrowUp');
	const selected = suggestions().getByRole('option', { selected: true });
	expect(await box.getAttribute('aria-activedescendant')).toBe(await selected.getAttribute('id'));

	await box.press('Escape');
	await suggestions().waitFor({ state: 'detached' });
	expect(await box.inputValue()).toBe('/');
	await box.pressSequentially('t');
	await suggestions().waitFor();
	await box.fill('');
});

it('refuses in words what is no command', async () => {
	await lou.command('/nonsense');
	await lou.ephemeral('The command provided does not exist').waitFor();
});

// Last of all: from here on the page is dark and narrow.
it('can be read in the dark, on a phone too', async () => {
	await lou.page.emulateMedia({ colorScheme: 'dark' });
	await lou.page.setViewportSize({ width: 360, height: 640 });
	await lou.reload();
	await lou.waitForHome();
	const ground = await lou.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	for (const part of ground.match(/\d+/g) ?? [ground]) {
		expect(Number(part)).toBeLessThan(64);
	}
	expect(await unreadableTexts(lou.page)).toEqual([]);
	await lou.command('/tryout file');
	await lou.ephemeral('A file for you').waitFor();
	await lou.messageBox().fill('/');
	await suggestions().waitFor();
	expect(await unreadableTexts(lou.page)).toEqual([]);
	await lou.command('/tryout');
	await lou.modal().waitFor();
	expect(await unreadableTexts(lou.page)).toEqual([]);
});
