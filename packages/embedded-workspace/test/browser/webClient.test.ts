import { randomUUID } from 'crypto';

import type { Browser } from 'playwright-core';

import { defaultPassword as password, type WorkspaceClient } from '../../src/index';
import { openClient, sharedChromium, WebClient } from '../../src/browser';
import { tryoutWorkspace } from './tryoutApp/tryoutWorkspace';

let workspace: WorkspaceClient;
let browser: Browser;
const [kimName, louName] = [`kim-${randomUUID()}`, `lou-${randomUUID()}`];

beforeAll(async () => {
	[workspace, browser] = await Promise.all([tryoutWorkspace(), sharedChromium()]);
	for (const username of [kimName, louName]) {
		await workspace.createUser(username);
	}
});
afterAll(async () => {
	await browser?.close();
});

function open(user: string): Promise<WebClient> {
	return openClient(browser, workspace.url, { user, password });
}

describe('the login', () => {
	it('is kept over a reload, in the two cookies that Rocket.Chat writes, with a token that is valid', async () => {
		const kim = new WebClient(await browser.newPage({ baseURL: workspace.url }));
		await kim.page.goto('/');
		await kim.logIn(kimName, password);
		const login = await kim.storedLogin();
		await kim.reload();
		await kim.waitForHome();
		expect(await kim.storedLogin()).toEqual(login);
		expect((await workspace.me(login)).status).toBe(200);

		const cookies = await kim.page.context().cookies();
		const common = { path: '/', httpOnly: false, secure: false, sameSite: 'Lax', expires: -1 };
		expect(cookies).toHaveLength(2);
		expect(cookies).toContainEqual(expect.objectContaining({ name: 'rc_uid', value: login.userId, ...common }));
		const value = encodeURIComponent(login.authToken);
		expect(cookies).toContainEqual(expect.objectContaining({ name: 'rc_token', value, ...common }));
	});

	it('says so if the password is wrong', async () => {
		const page = await browser.newPage({ baseURL: workspace.url });
		await page.goto('/');
		await page.getByLabel('Email or username').fill('kim');
		await page.getByLabel('Password', { exact: true }).fill('guessed');
		await page.keyboard.press('Enter');
		await page.getByRole('alert').getByText('User not found or incorrect password').waitFor();
		await page.close();
	});

	it('ends on the login page when the workspace ends it, and leaves its cookies behind', async () => {
		const kim = await open(kimName);
		const { userId, authToken } = await kim.storedLogin();
		await workspace.call('POST', '/api/v1/logout', { creds: { userId, authToken } });
		await kim.waitForLoginPage();
		await kim.page.getByText('You have been logged out by the server').waitFor();
		expect(await kim.storedLogin()).toEqual({ userId: '', authToken: '' });
		expect((await kim.page.context().cookies()).map(({ name }) => name).sort()).toEqual(['rc_token', 'rc_uid']);

		await kim.reload();
		await kim.waitForLoginPage();
	});

	it('ends for this client alone when the user logs out', async () => {
		const [leaving, kept] = [await open(kimName), await workspace.login(kimName, password)];
		const left = await leaving.storedLogin();
		const answered = leaving.answerTo('/api/v1/logout');
		await leaving.page.getByRole('button', { name: `Log out ${kimName}` }).click();
		await leaving.waitForLoginPage();
		await answered;
		expect((await workspace.me(left)).status).toBe(401);
		expect((await workspace.me(kept)).status).toBe(200);
	});
});

describe('the room', () => {
	let kim: WebClient;
	let lou: WebClient;
	beforeAll(async () => {
		[kim, lou] = await Promise.all([open(kimName), open(louName)]);
	});

	it('shows to everybody at once what one says', async () => {
		await kim.say('good morning');
		await lou.page
			.getByRole('listitem')
			.filter({ hasText: 'good morning' })
			.filter({ hasText: `@${kimName}` })
			.waitFor();
	});

	it('shows direct messages in a room of their own', async () => {
		const creds = await lou.storedLogin();
		const call = { creds, body: { username: kimName } };
		const { body } = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', call);
		const message = { rid: body.room._id, msg: 'psst' };
		await workspace.call('POST', '/api/v1/chat.sendMessage', { creds, body: { message } });
		await kim.page.getByRole('button', { name: `@${louName}` }).click();
		await kim.page.getByRole('listitem').filter({ hasText: 'psst' }).waitFor();
		await kim.page.getByRole('button', { name: '#general' }).click();
	});

	it('shows an ephemeral message, marked as such, to its user alone', async () => {
		await kim.command('/tryout file');
		expect(await kim.lastEphemeral('A file for you')).toContain('Only you can see this message');
		await kim.say('did you see that?');
		await lou.page.getByText('did you see that?').last().waitFor();
		expect(await lou.page.getByText('A file for you').count()).toBe(0);
	});

	it('answers a command in the thread it was run in', async () => {
		await kim.say('a thread starts');
		const start = kim.page.getByRole('listitem').filter({ hasText: 'a thread starts' });
		await start.hover();
		await start.getByRole('button', { name: 'Reply in thread' }).click();
		await kim.say('within it');
		const reply = kim.page.getByRole('listitem').filter({ hasText: 'within it' });
		expect(await reply.innerText()).toContain('in a thread');
	});

	it('fits a phone', async () => {
		await kim.page.setViewportSize({ width: 360, height: 640 });
		await kim.command('/tryout');
		await kim.modal().waitFor();
		const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
		expect(await kim.page.evaluate(overflow)).toBe(0);
		const box = await kim.modal().boundingBox();
		expect(box?.width).toBeLessThanOrEqual(360);
	});
});
