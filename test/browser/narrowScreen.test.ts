import { randomUUID } from 'crypto';

import type { Credentials } from 'embedded-workspace';
import { defaultPassword as password } from 'embedded-workspace';
import type { WebClient } from 'embedded-workspace/browser';
import { openClient, sharedChromium } from 'embedded-workspace/browser';
import type { Browser } from 'playwright-core';

import { type Language, translatorFor } from '../../src/views/texts';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { languageFiles } from '../../tools/scripts/languageFiles';
import { cutTexts, widestWord } from '../support/cutTexts';
import { sharedWorkspace } from '../support/sharedWorkspaces';
import { inStore } from '../support/storedData';
import { withoutMarks } from '../support/texts';

/** All that people read, in every language, on a screen as narrow as a small phone's: nothing may be cut. */

const viewport = { width: 360, height: 740 };
const languages = languageFiles().map((file) => file.replace('.json', '') as Language);

let workspace: AppWorkspace;
let browser: Browser;
/** An administrator, who reads more than others. */
const user = `kim-${randomUUID()}`;
let client: WebClient;
let creds: Credentials;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
	const body = { username: user, name: user, email: `${user}@example.com`, password, roles: ['admin'] };
	await workspace.call('POST', '/api/v1/users.create', { creds: workspace.admin, body });
	client = await openClient(browser, workspace.url, { user, password, viewport });
	creds = await client.storedLogin();
});
afterAll(async () => {
	await browser?.close();
});

/** Makes the app forget that it told the user of the same less than a minute ago: the next notice is in another language. */
function forgetNotice(): void {
	inStore(workspace, ({ db }) => {
		const forget = "UPDATE app_persistence SET data = json_remove(data, '$.notifiedAt') WHERE data ->> 'userId' = ?";
		db.prepare(forget).run(creds.userId);
	});
}

const enter = (room: string): Promise<void> =>
	client.page.getByText(room, { exact: true }).first().dispatchEvent('click');

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
	await workspace.call('POST', '/api/v1/users.setPreferences', { creds, body: { data: { language } } });
	forgetNotice();
	await enter('#general');
	const found: Record<string, string[]> = {};
	for (const line of ['/logout-others @admin', `/logout-others @${user}`, '/logout-others']) {
		if (await client.modal().isVisible()) {
			await client.cancel();
		}
		await client.waitForNoModal();
		found[line] = await askAndLook(line);
	}
	expect(await client.modalText()).toContain(t('question_title'));
	const result = client.answerTo('confirmation=');
	await client.submit();
	const word = await widestWord(client.page.locator('body'), await (await result).text());
	await client.ephemeral(t('result_done', { until: '|' }).split('|')[0]).waitFor();
	found.result = [...(await cutTexts(client.modal())), ...(await cutTexts(client.ephemeral()))];
	await client.cancel();
	await client.waitForNoModal();

	await client.command('/logout-others status');
	await client.ephemeral(withoutMarks(t('status_title'))).waitFor();
	found.status = await cutTexts(client.ephemeral());

	await enter('@logout-others.bot');
	const notice = client.page.getByRole('listitem').filter({ hasText: withoutMarks(t('notice_done')) });
	await notice.waitFor();
	found.notice = await cutTexts(notice);

	expect(Object.entries(found).filter(([, cut]) => cut.length > 0)).toEqual([]);
	expect(word).toBeGreaterThan(0);
	expect(word).toBeLessThanOrEqual(80);
});

// Last of all: here the page of the client ends.
it('this test notices a text that is cut, and a word that is too wide', async () => {
	const { page } = client;
	await page.goto('about:blank');
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
});
