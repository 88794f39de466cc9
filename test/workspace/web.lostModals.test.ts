import type { Browser } from 'playwright-core';

import { defaultPassword as password } from '../../tools/workspace/client';
import { launchChromium } from '../browser/support/chromium';
import { openClient } from '../browser/support/openClient';
import type { TryoutWorkspace } from '../browser/support/tryoutApp/startTryoutWorkspace';
import { startTryoutWorkspace } from '../browser/support/tryoutApp/startTryoutWorkspace';

let workspace: TryoutWorkspace;
let browser: Browser;
beforeAll(async () => {
	[workspace, browser] = await Promise.all([startTryoutWorkspace(), launchChromium()]);
});
afterAll(async () => {
	await browser?.close();
	await workspace?.process.stop();
});

it('loses the modals of a page until it is reloaded', async () => {
	await workspace.createUser('kim');
	const kim = await openClient(browser, workspace.url, { user: 'kim', password });
	await kim.page.getByRole('button', { name: 'Lose modals until reload' }).click();
	await kim.page.getByText('From now on this page shows no modals.').waitFor();

	const answered = kim.answerTo('/commands.run');
	await kim.command('/tryout');
	expect((await answered).status()).toBe(200);
	// A message sent later arrives, so the modal would have arrived by now.
	await kim.say('still here');
	await kim.page.getByRole('listitem').filter({ hasText: 'still here' }).waitFor();
	expect(await kim.modal().count()).toBe(0);
	expect(await kim.receivedInteractions()).toEqual([]);

	await kim.reload();
	await kim.waitForHome();
	await kim.command('/tryout');
	expect(await kim.modalText()).toContain('What is your name?');

	// Rocket.Chat answers nothing when a modal was closed; here that is no error.
	const closed = kim.answerTo('/ui.interaction/');
	await kim.cancel();
	expect(await (await closed).text()).toBe('');
	await kim.waitForNoModal();
	await kim.say('all closed');
	await kim.page.getByRole('listitem').filter({ hasText: 'all closed' }).waitFor();
	expect(await kim.page.getByText(/SyntaxError|did not answer/).count()).toBe(0);
	await kim.close();
});
