import { randomBytes } from 'crypto';

import { defaultPassword as password } from 'embedded-workspace';
import type { WebClient } from 'embedded-workspace/browser';
import { openClient, sharedChromium, unreadableTexts } from 'embedded-workspace/browser';
import type { Browser } from 'playwright-core';

import { tapFileName } from '../../src/settings/addresses';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { setFaults } from '../support/faults';
import { sharedWorkspace } from '../support/sharedWorkspaces';
import { english } from '../support/texts';

/**
 * The modal before and after the confirmation, as web clients of several versions show it: 6.5 closes it, newer ones merge the
 * update into the question.
 */

let workspace: AppWorkspace;
let browser: Browser;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([sharedWorkspace(), sharedChromium()]);
});
afterAll(async () => {
	await browser?.close();
});

/** Returns a text as people read it, without the marks of markdown. */
const shown = (text: string): string => text.replace(/[*`]/g, '');

const buttonsIn = (client: WebClient): Promise<string[]> =>
	client.modal().locator('.rcx-modal__footer').getByRole('button').allInnerTexts();

/** Returns what cannot be read in the light theme or in the dark one, which the page decides, whatever the system says. */
async function unreadableInAnyTheme({ page }: WebClient): Promise<string[]> {
	// Colours that fade from one theme into the other are neither.
	await page.addStyleTag({ content: '* { transition: none !important; }' });
	const found: string[] = [];
	for (const theme of ['dark', 'light']) {
		await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);
		found.push(...(await unreadableTexts(page)));
	}
	return found;
}

describe.each(['6.5', '6.14'])('on Rocket.Chat %s', (version) => {
	const isClosedOnSubmit = version === '6.5';
	let user: string;
	let client: WebClient;

	beforeAll(async () => {
		user = `kim-${randomBytes(4).toString('hex')}`;
		await workspace.createUser(user);
		client = await openClient(browser, workspace.url, {
			user,
			password,
			version,
			viewport: { width: 360, height: 640 },
		});
	});
	afterEach(() => setFaults(workspace));
	afterAll(() => client?.close());

	async function ask(): Promise<void> {
		const picture = client.answerTo('confirm-logout');
		await client.command('/logout-others');
		await client.modal().waitFor();
		await (await picture).finished();
	}

	it('asks, and then shows the result without asking again, readable in both themes', async () => {
		const other = await workspace.login(user, password);
		const pictures: string[] = [];
		client.page.on('request', (request) => request.url().includes('confirmation=') && pictures.push(request.url()));
		await ask();
		expect(await client.modalText()).toContain(shown(english('question_text')));
		expect(await buttonsIn(client)).toEqual([english('question_no'), english('question_yes')]);
		const title = client.modal().locator('.rcx-modal__title');
		expect(await title.evaluate(({ clientWidth, scrollWidth }) => scrollWidth <= clientWidth)).toBe(true);
		expect(await unreadableInAnyTheme(client)).toEqual([]);

		await client.submit();
		await client.ephemeral('Your other clients are logged out').waitFor();
		if (isClosedOnSubmit) {
			await client.waitForNoModal();
		} else {
			const text = await client.modalText();
			expect(text).toContain(english('modal_working'));
			expect(text).not.toContain(shown(english('question_text')));
			expect(await buttonsIn(client)).toEqual([english('modal_close')]);
			expect(await unreadableInAnyTheme(client)).toEqual([]);
			// Enter is the button that has the focus: it closes.
			await client.page.keyboard.press('Enter');
			await client.waitForNoModal();
		}
		expect(pictures).toHaveLength(1);
		expect((await workspace.me(other)).status).toBe(401);
		expect((await workspace.me(await client.storedLogin())).status).toBe(200);
	});

	it('shows a message in place of the question without asking again', async () => {
		await ask();
		await setFaults(workspace, { 'persistence.readByAssociations': { kind: 'throw' } });
		await client.submit();
		await client.ephemeral(english('file_message')).waitFor();
		await setFaults(workspace);
		if (isClosedOnSubmit) {
			await client.waitForNoModal();
		} else {
			expect(await client.modalText()).toContain(shown(english('modal_tap', { file: tapFileName })));
			expect(await buttonsIn(client)).toEqual([english('modal_close')]);
			await client.cancel();
		}
	});
});
