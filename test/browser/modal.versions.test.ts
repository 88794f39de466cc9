import { randomBytes } from 'crypto';

import { defaultPassword as password } from 'embedded-workspace';
import type { ClientOptions, WebClient } from 'embedded-workspace/browser';
import { openClient, sharedChromium, unreadableTexts } from 'embedded-workspace/browser';
import type { Browser } from 'playwright-core';

import { tapFileName } from '../../src/settings/addresses';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { startWithApp } from '../../tools/harness/appWorkspace';
import { setFaults } from '../support/faults';
import { english } from '../support/texts';

/**
 * The modal before and after the confirmation, as web clients of several versions show it: 6.5 closes it, newer ones merge the
 * update into the question.
 */

let browser: Browser;

beforeAll(async () => {
	browser = await sharedChromium();
});
afterAll(async () => {
	await browser?.close();
});

/** Returns a text as people read it, without the marks of markdown. */
const shown = (text: string): string => text.replace(/[*`]/g, '');

const buttonsIn = (client: WebClient): Promise<string[]> =>
	client.modal().locator('.rcx-modal__footer').getByRole('button').allInnerTexts();

describe.each(['6.5', '6.14', '8.3'])('on Rocket.Chat %s', (version) => {
	const isClosedOnSubmit = version === '6.5';
	let workspace: AppWorkspace;
	let user: string;

	beforeAll(async () => {
		workspace = await startWithApp({ version });
	});
	beforeEach(async () => {
		user = `kim-${randomBytes(4).toString('hex')}`;
		await workspace.createUser(user);
	});
	afterEach(() => setFaults(workspace));
	afterAll(() => workspace?.process.stop());

	const open = (options: Partial<ClientOptions> = {}): Promise<WebClient> =>
		openClient(browser, workspace.url, { user, password, ...options });
	const isLoggedIn = async (client: WebClient): Promise<boolean> =>
		(await workspace.me(await client.storedLogin())).status === 200;

	async function ask(client: WebClient, line = '/logout-others'): Promise<void> {
		const picture = client.answerTo('confirm-logout');
		await client.command(line);
		await client.modal().waitFor();
		await (await picture).finished();
	}

	it.each(['light', 'dark'] as const)(
		'asks, and then shows the result without asking again (%s)',
		async (colorScheme) => {
			const other = await workspace.login(user, password);
			const client = await open({ colorScheme, viewport: { width: 360, height: 640 } });
			const pictures: string[] = [];
			client.page.on('request', (request) => request.url().includes('confirmation=') && pictures.push(request.url()));
			await ask(client);
			expect(await client.modalText()).toContain(shown(english('question_text')));
			expect(await buttonsIn(client)).toEqual([english('question_no'), english('question_yes')]);
			const title = client.modal().locator('.rcx-modal__title');
			expect(await title.evaluate(({ clientWidth, scrollWidth }) => scrollWidth <= clientWidth)).toBe(true);
			expect(await unreadableTexts(client.page)).toEqual([]);

			await client.submit();
			await client.ephemeral('Your other clients are logged out').waitFor();
			if (isClosedOnSubmit) {
				await client.waitForNoModal();
			} else {
				const text = await client.modalText();
				expect(text).toContain(english('modal_working'));
				expect(text).not.toContain(shown(english('question_text')));
				expect(await buttonsIn(client)).toEqual([english('modal_close')]);
				expect(await unreadableTexts(client.page)).toEqual([]);
				// Enter is the button that has the focus: it closes.
				await client.page.keyboard.press('Enter');
				await client.waitForNoModal();
			}
			expect(pictures).toHaveLength(1);
			expect((await workspace.me(other)).status).toBe(401);
			expect(await isLoggedIn(client)).toBe(true);
			await client.close();
		},
	);

	it('shows a message in place of the question without asking again', async () => {
		const client = await open();
		await ask(client);
		await setFaults(workspace, { 'persistence.readByAssociations': { kind: 'throw' } });
		await client.submit();
		await client.ephemeral(english('file_message')).waitFor();
		await setFaults(workspace);
		if (isClosedOnSubmit) {
			await client.waitForNoModal();
		} else {
			expect(await client.modalText()).toContain(shown(english('modal_tap', { file: tapFileName })));
			expect(await buttonsIn(client)).toEqual([english('modal_close')]);
		}
		await client.close();
	});

	it('logs oneself out everywhere, this client and personal access tokens too', async () => {
		const [here, there] = [await open(), await open()];
		const logins = await Promise.all([here.storedLogin(), there.storedLogin()]);
		const script = await workspace.personalAccessToken(logins[0]);
		await ask(here, `/logout-others @${user}`);
		expect(await here.modalText()).toContain(shown(english('question_self_title')));
		expect(await here.modalText()).toContain(shown(english('question_self_text')));

		await here.submit();
		await Promise.all([here.waitForLoginPage(), there.waitForLoginPage()]);
		for (const login of [...logins, script]) {
			expect((await workspace.me(login)).status).toBe(401);
		}
		await here.logIn(user, password);
		await here.page.getByRole('button', { name: '@logout-others.bot' }).click();
		await here.page.getByText(shown(english('notice_self_done'))).waitFor();
		await Promise.all([here.close(), there.close()]);
	});
});
