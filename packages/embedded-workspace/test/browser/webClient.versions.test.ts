import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import { openClient, sharedChromium, type WebClient } from '../../src/browser';
import { defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';
import { pictureRequests, submitName } from './tryoutApp/tryoutModal';

/** What the page does as the web client of some versions only. */

let workspace: WorkspaceClient;
let browser: Browser;
const user = `kim-${randomUUID()}`;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	await workspace.createUser(user);
});
afterAll(async () => {
	await browser?.close();
});

function open(version: string): Promise<WebClient> {
	return openClient(browser, workspace.url, { user, password, version });
}

it('merges an update into a modal from Rocket.Chat 6.14 on: what it leaves out stays, what it sets to null goes', async () => {
	const kim = await open('6.14');
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
	await kim.close();
});

describe('a modal on Rocket.Chat 6.5', () => {
	let client: WebClient;
	beforeAll(async () => {
		client = await open('6.5');
	});

	it('closes once it is submitted, but still loads the new picture', async () => {
		const requests = pictureRequests(client);
		await submitName(client, 'Kim');
		await client.waitForNoModal();
		expect(requests.map((request) => new URL(request.url()).searchParams.get('step'))).toEqual(['1', '2']);
	});

	it.each(['nobody', 'silence', 'trouble', 'merge'])('closes whatever the app answers (%s)', async (name) => {
		await submitName(client, name);
		await client.waitForNoModal();
	});
});
