import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import { type Credentials, defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { sharedChromium, WebClient } from '../../src/browser';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';

/** One page for all: people log in and out in it, and the last one stays in the room. */

let workspace: WorkspaceClient;
let browser: Browser;
let client: WebClient;
const [kim, lou] = [`kim-${randomUUID()}`, `lou-${randomUUID()}`];

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	for (const username of [kim, lou]) {
		await workspace.createUser(username);
	}
	client = new WebClient(await browser.newPage({ baseURL: workspace.url }));
	await client.page.goto('/');
});
afterAll(async () => {
	await browser?.close();
});

describe('the login', () => {
	it('says so if the password is wrong', async () => {
		await client.page.getByLabel('Email or username').fill('kim');
		await client.page.getByLabel('Password', { exact: true }).fill('guessed');
		await client.page.keyboard.press('Enter');
		await client.page.getByRole('alert').getByText('User not found or incorrect password').waitFor();
	});

	it('is kept over a reload, in the two cookies that Rocket.Chat writes, with a token that is valid', async () => {
		await client.logIn(kim, password);
		const login = await client.storedLogin();
		await client.reload();
		await client.waitForHome();
		expect(await client.storedLogin()).toEqual(login);
		expect((await workspace.me(login)).status).toBe(200);

		const cookies = await client.page.context().cookies();
		const common = { path: '/', httpOnly: false, secure: false, sameSite: 'Lax', expires: -1 };
		expect(cookies).toHaveLength(2);
		expect(cookies).toContainEqual(expect.objectContaining({ name: 'rc_uid', value: login.userId, ...common }));
		const value = encodeURIComponent(login.authToken);
		expect(cookies).toContainEqual(expect.objectContaining({ name: 'rc_token', value, ...common }));
	});

	it('ends for this client alone when the user logs out', async () => {
		const [left, kept] = [await client.storedLogin(), await workspace.login(kim, password)];
		const answered = client.answerTo('/api/v1/logout');
		await client.page.getByRole('button', { name: `Log out ${kim}` }).click();
		await client.waitForLoginPage();
		await answered;
		expect((await workspace.me(left)).status).toBe(401);
		expect((await workspace.me(kept)).status).toBe(200);
	});

	it('ends on the login page when the workspace ends it, and leaves its cookies behind', async () => {
		await client.logIn(kim, password);
		await workspace.call('POST', '/api/v1/logout', { creds: await client.storedLogin() });
		await client.waitForLoginPage();
		await client.page.getByText('You have been logged out by the server').waitFor();
		expect(await client.storedLogin()).toEqual({ userId: '', authToken: '' });
		expect((await client.page.context().cookies()).map(({ name }) => name).sort()).toEqual(['rc_token', 'rc_uid']);
	});

	it('takes one click for a user that every workspace has', async () => {
		await client.page.getByRole('button', { name: 'admin / admin' }).click();
		await client.page.getByRole('button', { name: 'Log out admin' }).waitFor();
		await client.waitForHome();
	});
});

describe('the room', () => {
	let creds: Credentials;
	beforeAll(async () => {
		creds = await workspace.login(lou, password);
	});

	it('shows at once what somebody else says', async () => {
		const body = { roomId: 'GENERAL', text: 'good morning' };
		await workspace.call('POST', '/api/v1/chat.postMessage', { creds, body });
		const messages = client.page.getByRole('listitem');
		await messages
			.filter({ hasText: 'good morning' })
			.filter({ hasText: `@${lou}` })
			.waitFor();
	});

	it('shows direct messages in a room of their own', async () => {
		const call = { creds, body: { username: 'admin' } };
		const { body } = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', call);
		const message = { rid: body.room._id, msg: 'psst' };
		await workspace.call('POST', '/api/v1/chat.sendMessage', { creds, body: { message } });
		await client.page.getByRole('button', { name: `@${lou}` }).click();
		await client.page.getByRole('listitem').filter({ hasText: 'psst' }).waitFor();
		await client.page.getByRole('button', { name: '#general' }).click();
	});

	it('shows what is said in a thread as such', async () => {
		await client.say('a thread starts');
		const start = client.page.getByRole('listitem').filter({ hasText: 'a thread starts' });
		await start.hover();
		await start.getByRole('button', { name: 'Reply in thread' }).click();
		await client.say('within it');
		const reply = client.page.getByRole('listitem').filter({ hasText: 'within it' });
		expect(await reply.innerText()).toContain('in a thread');
	});

	it('fits a phone', async () => {
		await client.page.setViewportSize({ width: 360, height: 640 });
		await client.command('/tryout');
		await client.modal().waitFor();
		const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
		expect(await client.page.evaluate(overflow)).toBe(0);
		const box = await client.modal().boundingBox();
		expect(box?.width).toBeLessThanOrEqual(360);
	});
});
