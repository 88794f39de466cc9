import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';
import sharp from 'sharp';

import { defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { openClient, sharedChromium } from '../../src/browser';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';
import { pictureRequests, submitName } from './tryoutApp/tryoutModal';
import type { WebClient } from '../../src/browser';

let workspace: WorkspaceClient;
let browser: Browser;
/** Logged in for all tests; every test leaves it without a modal. */
let kim: WebClient;
/** Another client of the user, at another name of the workspace. */
let other: WebClient;
let otherUrl: string;
const user = `kim-${randomUUID()}`;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	await workspace.createUser(user);
	otherUrl = workspace.url.replace('127.0.0.1', 'localhost');
	[kim, other] = [await open(workspace.url), await open(otherUrl)];
});
afterAll(async () => {
	await browser?.close();
});

function open(url: string): Promise<WebClient> {
	return openClient(browser, url, { user, password });
}

const focused = (client: WebClient) =>
	client.page.evaluate(() => document.activeElement?.closest('dialog') && document.activeElement?.textContent);

describe('a modal', () => {
	it('opens in the client that ran the command; the others get its payload and drop it', async () => {
		await kim.command('/tryout');
		expect(await kim.modalText()).toContain('What is your name?');

		await other.page.getByText('received interactions (1)').click();
		const [received] = await other.receivedInteractions();
		expect(received).toMatchObject({ type: 'modal.open', view: { id: expect.stringMatching(/^tryout-/) } });
		expect(JSON.stringify(received)).toContain('/picture?step=1');
		expect(await other.modal().count()).toBe(0);
		await kim.cancel();
	});

	it('loads each picture once, with the cookies of the client, from the same origin', async () => {
		const requests = pictureRequests(kim);
		await submitName(kim, 'Kim');
		await kim.modal().getByText('Hello Kim').waitFor();
		const again = kim.answerTo('ui.interaction');
		await kim.submit();
		await (await again).finished();
		await kim.cancel();
		await kim.waitForNoModal();

		const headers = await Promise.all(requests.map((request) => request.allHeaders()));
		expect(requests.map((request) => new URL(request.url()).searchParams.get('step'))).toEqual(['1', '2']);
		const { authToken } = await kim.storedLogin();
		for (const header of headers) {
			expect(header.cookie).toContain(`rc_token=${encodeURIComponent(authToken)}`);
			expect(header).toMatchObject({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' });
		}
	});

	it('asks for a picture without a host where the page came from, not at the Site_Url', async () => {
		expect(otherUrl).not.toBe(workspace.url);
		const picture = other.answerTo('/picture?');
		await other.command('/tryout');
		expect((await picture).url().startsWith(`${otherUrl}/api/apps/public/`)).toBe(true);
		await other.cancel();
	});

	it('merges an update: what it leaves out stays, what it sets to null goes', async () => {
		const send = kim.modal().getByRole('button', { name: 'Send' });
		await submitName(kim, 'merge');
		await kim.modal().getByText('Hello merge').waitFor();
		expect(await send.count()).toBe(1);
		// Blocks replace those before.
		expect(await kim.modal().getByRole('textbox').count()).toBe(0);
		await kim.cancel();

		await submitName(kim, 'remove');
		await kim.modal().getByText('Hello remove').waitFor();
		expect(await send.count()).toBe(0);
		await kim.cancel();
	});

	it('shows what the app finds wrong, and stays open for another try', async () => {
		await submitName(kim, 'nobody');
		await kim.modal().getByText('Somebody, please').waitFor();
		await kim.modal().getByRole('textbox').fill('Kim');
		await kim.submit();
		await kim.modal().getByText('Hello Kim').waitFor();
		expect(await kim.modal().getByText('Somebody, please').count()).toBe(0);
		await kim.cancel();
	});

	it('is worked by keyboard alone, keeps the focus, and gives it back', async () => {
		const { keyboard } = kim.page;
		await keyboard.type('/tryout');
		await keyboard.press('Enter');
		await kim.modal().waitFor();
		await keyboard.type('Kim');
		const stops = [];
		for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
			await keyboard.press(key);
			stops.push(await focused(kim));
		}
		expect(stops).toEqual(['Not now', 'Send', '', 'Not now', '', 'Send']);
		await keyboard.press('Enter');
		await kim.modal().getByText('Hello Kim').waitFor();

		const closed = kim.page.waitForRequest((request) => request.url().includes('ui.interaction'));
		await keyboard.press('Escape');
		await kim.waitForNoModal();
		expect((await closed).postDataJSON()).toMatchObject({ type: 'viewClosed', payload: { isCleared: true } });
		await keyboard.type('back in the message box');
		expect(await kim.messageBox().inputValue()).toBe('back in the message box');
	});

	it('that is cancelled submits nothing', async () => {
		await kim.command('/tryout');
		const closed = kim.page.waitForRequest((request) => request.url().includes('ui.interaction'));
		await kim.cancel();
		await kim.waitForNoModal();
		expect((await closed).postDataJSON()).toMatchObject({ type: 'viewClosed', payload: { isCleared: false } });
	});

	it('shows the icon of the app, which leaves a title about 230 px on a phone', async () => {
		await kim.page.setViewportSize({ width: 360, height: 640 });
		const icon = kim.page.waitForResponse((answer) => answer.url().endsWith('/icon'));
		await kim.command('/tryout long');
		expect((await icon).headers()['content-type']).toContain('image/png');
		const title = kim.modal().getByText('Log out all of your other clients?');
		const [shown, needed] = await title.evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
		expect(Math.abs(Number(shown) - 230)).toBeLessThan(10);
		expect(needed).toBeGreaterThan(Number(shown));
		await kim.cancel();
		await kim.page.setViewportSize({ width: 1000, height: 700 });
	});

	it('leaves a white picture white in the dark theme, which the page chooses and not the system', async () => {
		await other.page.getByText('Dark theme').click();
		await other.reload();
		await other.waitForHome();
		await other.command('/tryout');
		const picture = other.modal().locator('.rcx-grid__item > div').last();
		const data = await sharp(await picture.screenshot({ animations: 'disabled' }))
			.ensureAlpha()
			.raw()
			.toBuffer();
		const ground = await other.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		expect({ ground, corner: [...data.subarray(4 * 8 * 89, 4 * 8 * 89 + 3)] }).toEqual({
			ground: 'rgb(38, 42, 50)',
			corner: [255, 255, 255],
		});
	});
});

describe('a file in a message', () => {
	it('is two links on the web, opened in a new tab with the cookies', async () => {
		await kim.command('/tryout file');
		const links = kim.ephemeral('A file for you').getByRole('link');
		await links.last().waitFor();
		const [title, download] = await Promise.all([links.first(), links.last()].map((link) => link.getAttribute('href')));
		expect(title).toMatch(/\/file\?a=1&b=2$/);
		expect(download).toBe(`${title}?download`);

		const opening = kim.page.context().waitForEvent('page');
		await links.last().click();
		const tab = await opening;
		await tab.getByText('{"a":"1","b":"2?download"}').waitFor();
		expect(await tab.evaluate(() => document.cookie)).toContain('rc_token=');
	});
});
