import { randomBytes } from 'crypto';

import { defaultPassword as password } from 'embedded-workspace';
import type { WebClient } from 'embedded-workspace/browser';
import { openClient, sharedChromium } from 'embedded-workspace/browser';
import type { Browser } from 'playwright-core';

import { type Language, translatorFor } from '../../src/views/texts';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { languageFiles } from '../../tools/scripts/languageFiles';
import { cutTexts, widestWord } from '../support/cutTexts';
import { sharedWorkspace } from '../support/sharedWorkspaces';

/** All that people read, in every language, on a screen as narrow as a small phone's: nothing may be cut. */

const viewport = { width: 360, height: 740 };
const languages = languageFiles().map((file) => file.replace('.json', '') as Language);

let workspace: AppWorkspace;
let browser: Browser;
let client: WebClient;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	client = await openClient(browser, workspace.url, { user: 'admin', password: 'admin', viewport });
});
afterAll(async () => {
	await browser?.close();
});

/** Makes an administrator, who reads more than others, and logs them in in place of the one before. Returns the name. */
async function logInWith(language: Language): Promise<string> {
	const name = `kim-${randomBytes(4).toString('hex')}`;
	const body = { username: name, name, email: `${name}@example.com`, password, roles: ['admin'] };
	await workspace.call('POST', '/api/v1/users.create', { creds: workspace.admin, body });
	const creds = await workspace.login(name, password);
	await workspace.call('POST', '/api/v1/users.setPreferences', { creds, body: { data: { language } } });
	await client.resume(creds);
	return name;
}

/** Runs the command and waits for the question with its picture. Returns what is cut. */
async function askAndLook(line: string): Promise<string[]> {
	const picture = client.answerTo('ticket=');
	await client.command(line);
	await client.modal().waitFor();
	await (await picture).finished();
	return cutTexts(client.modal());
}

it.each(languages)('in %s, question, result, notice and status are whole', async (language) => {
	const t = translatorFor(language);
	const name = await logInWith(language);
	const found: Record<string, string[]> = {};
	for (const line of ['/logout-others @admin', `/logout-others @${name}`, '/logout-others']) {
		if (await client.modal().isVisible()) {
			await client.cancel();
		}
		await client.waitForNoModal();
		found[line] = await askAndLook(line);
	}
	const result = client.answerTo('confirmation=');
	await client.submit();
	const word = await widestWord(client.page.locator('body'), await (await result).text());
	await client.ephemeral(t('result_done', { until: '|' }).split('|')[0]).waitFor();
	found.result = [...(await cutTexts(client.modal())), ...(await cutTexts(client.ephemeral()))];
	await client.cancel();
	await client.waitForNoModal();

	await client.command('/logout-others status');
	await client.ephemeral(t('status_title').replace(/\*/g, '')).waitFor();
	found.status = await cutTexts(client.ephemeral());

	await client.page.getByText('@logout-others.bot', { exact: true }).first().dispatchEvent('click');
	const notice = client.page.getByRole('listitem').filter({ hasText: t('notice_done').replace(/\*/g, '') });
	await notice.waitFor();
	found.notice = await cutTexts(notice);

	expect(Object.entries(found).filter(([, cut]) => cut.length > 0)).toEqual([]);
	expect(word).toBeGreaterThan(0);
	expect(word).toBeLessThanOrEqual(80);
});

it('this test notices a text that is cut, and a word that is too wide', async () => {
	const page = await browser.newPage({ viewport });
	await page.setContent(`<p style="white-space: nowrap">${'far '.repeat(99)}</p><p>near</p>`);
	expect(await cutTexts(page.locator('body'))).toContainEqual(expect.stringContaining('far far'));
	await page.setContent(
		'<div style="width: 50px; overflow: hidden"><b style="white-space: nowrap">hidden words</b></div>',
	);
	expect(await cutTexts(page.locator('body'))).toContain('hidden words');
	await page.setContent('<p>near</p>');
	expect(await cutTexts(page.locator('body'))).toEqual([]);
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text font-size="14">a very long word</text></svg>';
	expect(await widestWord(page.locator('body'), svg)).toBeGreaterThan(80);
	await page.close();
});
