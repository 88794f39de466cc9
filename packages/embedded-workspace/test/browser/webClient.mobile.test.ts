import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import { defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { openClient, sharedChromium } from '../../src/browser';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';
import { pictureRequests, submitName } from './tryoutApp/tryoutModal';
import type { WebClient } from '../../src/browser';

/** The page while it acts like the mobile app. */

let workspace: WorkspaceClient;
let browser: Browser;
let mobile: WebClient;
const user = `kim-${randomUUID()}`;

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	await workspace.createUser(user);
	mobile = await openClient(browser, workspace.url, { user, password, mobile: true });
});
afterAll(async () => {
	await browser?.close();
});

async function protectFiles(value: boolean): Promise<void> {
	const creds = await workspace.login('admin', 'admin');
	await workspace.call('POST', '/api/v1/settings/FileUpload_ProtectFiles', { creds, body: { value } });
}

it('loads pictures without cookies and submits no more than id and state', async () => {
	const requests = pictureRequests(mobile);
	await mobile.command('/tryout');
	await mobile.modal().getByRole('img', { name: 'A circle' }).waitFor();
	await mobile.modal().getByRole('textbox').fill('Kim');
	await mobile.submit();
	await mobile.modal().getByText('Sent: id state').waitFor();
	await mobile.modal().getByRole('img', { name: 'A circle' }).waitFor();
	// The icon of the app, which the web client shows, is not there.
	expect(await mobile.modal().getByRole('img').count()).toBe(1);

	const headers = await Promise.all(requests.map((request) => request.allHeaders()));
	expect(headers.length).toBeGreaterThan(0);
	for (const header of headers) {
		expect(header.cookie).toBeUndefined();
	}
	await mobile.cancel();
	await mobile.waitForNoModal();
});

it('downloads a tapped file with the login in the query', async () => {
	await mobile.command('/tryout file');
	const { fileName, content } = await mobile.tapFile('keep.txt');
	const { userId, authToken } = await mobile.storedLogin();
	expect(fileName).toBe('keep.txt');
	expect(JSON.parse(content)).toEqual({ a: '1', b: '2', rc_uid: userId, rc_token: authToken });
});

it('keeps the login to itself when the workspace does not protect files', async () => {
	await protectFiles(false);
	try {
		await mobile.command('/tryout file');
		const { content } = await mobile.tapFile('keep.txt');
		expect(JSON.parse(content)).toEqual({ a: '1', b: '2' });
	} finally {
		await protectFiles(true);
	}
});

it('keeps the login from files of other servers', async () => {
	const asked = mobile.page.waitForRequest(/elsewhere\.example/);
	await mobile.page.route(/elsewhere\.example/, (route) => route.abort());
	await mobile.command('/tryout elsewhere');
	await mobile.ephemeral('A file of others').getByRole('button', { name: 'keep.txt' }).click();
	expect((await asked).url()).toBe('https://elsewhere.example/a');
});

it('replaces a view by its update, and stays open on Rocket.Chat 6.5 too', async () => {
	const phone = await openClient(browser, workspace.url, { user, password, mobile: true, version: '6.5' });
	await submitName(phone, 'merge');
	await phone.modal().getByText('Hello merge').waitFor();
	expect(await phone.modal().getByRole('button', { name: 'Send' }).count()).toBe(0);
	await phone.close();
});

it('keeps a modal open if the answer to it has no type, which is an error there', async () => {
	await submitName(mobile, 'silence');
	await mobile.ephemeral('treats an answer without a type as an error').waitFor();
	await mobile.cancel();
	await mobile.waitForNoModal();
});

it('shows nothing of a message but its blocks', async () => {
	await mobile.command('/tryout blocks');
	const shown = await mobile.lastEphemeral('Words in a block');
	expect(shown).not.toContain('Text beside blocks');
});

it('keeps acting like it after a reload', async () => {
	await mobile.reload();
	await mobile.waitForHome();
	expect(await mobile.page.getByLabel('Act like the mobile app').isChecked()).toBe(true);
});
