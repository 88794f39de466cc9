import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import { defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { openClient, sharedChromium } from '../../src/browser';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';
import { pictureRequests, submitName } from './tryoutApp/tryoutModal';
import type { WebClient } from '../../src/browser';

/** One page, which acts like an older web client first and like the mobile app then. */

let workspace: WorkspaceClient;
let browser: Browser;
let client: WebClient;
const user = `kim-${randomUUID()}`;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	await workspace.createUser(user);
	client = await openClient(browser, workspace.url, { user, password, version: '6.5' });
});
afterAll(async () => {
	await browser?.close();
});

describe('as the web client of Rocket.Chat 6.5, a modal', () => {
	it('closes once it is submitted, but still loads the new picture', async () => {
		const requests = pictureRequests(client);
		await submitName(client, 'Kim');
		await client.waitForNoModal();
		expect(requests.map((request) => new URL(request.url()).searchParams.get('step'))).toEqual(['1', '2']);
	});

	it.each(['nobody', 'trouble'])('closes whatever the app answers (%s)', async (name) => {
		await submitName(client, name);
		await client.waitForNoModal();
	});
});

describe('as the mobile app', () => {
	beforeAll(() => client.page.getByText('Act like the mobile app').click());

	async function protectFiles(value: boolean): Promise<void> {
		const creds = await workspace.login('admin', 'admin');
		await workspace.call('POST', '/api/v1/settings/FileUpload_ProtectFiles', { creds, body: { value } });
	}

	it('loads pictures without cookies and submits no more than id and state', async () => {
		const requests = pictureRequests(client);
		await client.command('/tryout');
		await client.modal().getByRole('img', { name: 'A circle' }).waitFor();
		await client.modal().getByRole('textbox').fill('Kim');
		await client.submit();
		await client.modal().getByText('Sent: id state').waitFor();
		await client.modal().getByRole('img', { name: 'A circle' }).waitFor();
		// The icon of the app, which the web client shows, is not there.
		expect(await client.modal().getByRole('img').count()).toBe(1);

		const headers = await Promise.all(requests.map((request) => request.allHeaders()));
		expect(headers.length).toBeGreaterThan(0);
		for (const header of headers) {
			expect(header.cookie).toBeUndefined();
		}
		await client.cancel();
		await client.waitForNoModal();
	});

	it('downloads a tapped file with the login in the query', async () => {
		await client.command('/tryout file');
		const { fileName, content } = await client.tapFile('keep.txt');
		const { userId, authToken } = await client.storedLogin();
		expect(fileName).toBe('keep.txt');
		expect(JSON.parse(content)).toEqual({ a: '1', b: '2', rc_uid: userId, rc_token: authToken });
	});

	it('keeps the login to itself when the workspace does not protect files', async () => {
		await protectFiles(false);
		try {
			await client.command('/tryout file');
			const { content } = await client.tapFile('keep.txt');
			expect(JSON.parse(content)).toEqual({ a: '1', b: '2' });
		} finally {
			await protectFiles(true);
		}
	});

	it('keeps the login from files of other servers', async () => {
		const asked = client.page.waitForRequest(/elsewhere\.example/);
		await client.page.route(/elsewhere\.example/, (route) => route.abort());
		await client.command('/tryout elsewhere');
		await client.ephemeral('A file of others').getByRole('button', { name: 'keep.txt' }).click();
		expect((await asked).url()).toBe('https://elsewhere.example/a');
	});

	it('replaces a view by its update, and stays open on old versions, too', async () => {
		await submitName(client, 'merge');
		await client.modal().getByText('Hello merge').waitFor();
		expect(await client.modal().getByRole('button', { name: 'Send' }).count()).toBe(0);
		await client.cancel();
		await client.waitForNoModal();
	});

	it('keeps a modal open if the answer to it has no type, which is an error there', async () => {
		await submitName(client, 'silence');
		await client.ephemeral('treats an answer without a type as an error').waitFor();
		await client.cancel();
		await client.waitForNoModal();
	});

	it('shows nothing of a message but its blocks', async () => {
		await client.command('/tryout blocks');
		const shown = await client.lastEphemeral('Words in a block');
		expect(shown).not.toContain('Text beside blocks');
	});

	it('keeps acting like it after a reload', async () => {
		await client.reload();
		await client.waitForHome();
		expect(await client.page.getByLabel('Act like the mobile app').isChecked()).toBe(true);
	});
});
