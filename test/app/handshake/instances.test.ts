import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { fileOf, pictureOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';

let dataFolder: string;
let one: AppWorkspace;
let two: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
	one = await startWithApp({ dataFolder });
	two = await startWithApp({ dataFolder });
});
afterAll(async () => {
	await Promise.all([one.process.stop(), two.process.stop()]);
	await rm(dataFolder, { recursive: true, force: true });
});
afterEach(() => clients.disconnect());

/** Two clients of one user, each connected to an instance of its own. */
async function apart(): Promise<[ChatClient, ChatClient]> {
	const [first, second] = await one.newClients(2);
	return [await clients.connect(first, one.url), await clients.connect(second, two.url)];
}

async function answerYes(asking: ChatClient) {
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	return asking.submit(question);
}

async function loginAgain(creds: Credentials): Promise<Credentials> {
	const { username } = (await one.me(creds)).body;
	return one.login(String(username), 'correct horse');
}

it('each step of a handshake may reach another instance', async () => {
	const [asking, other] = await apart();
	const question = await asking.openQuestion();
	await asking.loadPicture(question, { from: two.url });
	const working = await asking.submit(question, one.url);
	expect((await asking.loadPicture(working, { from: two.url })).body).toContain('>Done</text>');
	expect((await asking.loadPicture(working, { from: one.url })).body).toContain('>Done</text>');

	await other.loggedOut();
	expect(await asking.isLoggedIn()).toBe(true);
	expect((await asking.nextMessage()).msg).toMatch(/^Your other clients are logged out/);
	await asking.listened();
	expect(asking.messages()).toHaveLength(1);
});

it('each step of the mobile way may reach another instance', async () => {
	const [phone, other] = await apart();
	const question = await phone.openQuestion();
	await phone.loadPicture(question, { ...withoutCookies, from: two.url });
	await phone.submit(question, two.url);
	const message = await phone.nextMessage();
	const { pathname, search } = new URL(fileOf(message));
	const login = `&rc_uid=${phone.creds.userId}&rc_token=${phone.creds.authToken}`;
	const file = await one.call('GET', pathname + search + login);
	expect(file.body).toMatch(/^Your other clients are logged out/);
	expect([await phone.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, false]);
});

it.each([
	['first', [0, 1]],
	['second', [1, 0]],
])('of two clients that ask at once, each keeps itself: the one that comes last stays (%s)', async (_which, order) => {
	const both = await apart();
	const pictures = await Promise.all(both.map(answerYes));
	const [early, late] = order;
	expect((await both[early].loadPicture(pictures[early])).body).toContain('>Done</text>');
	expect([await both[early].isLoggedIn(), await both[late].isLoggedIn()]).toEqual([true, false]);

	// Its login has gone with that, so its own picture can do nothing any more, least of all to the other one.
	expect((await both[late].loadPicture(pictures[late])).body).toContain('>Not done</text>');
	expect(await both[early].isLoggedIn()).toBe(true);
});

it('questions of several clients stay apart: an answered one is not spent by that of another client', async () => {
	const [first, second] = await apart();
	const working = await answerYes(first);
	await second.loadPicture(await answerYes(second));
	expect([await first.isLoggedIn(), await second.isLoggedIn()]).toEqual([false, true]);

	// The same browser, logged in again: its question is its own still.
	const again = await loginAgain(second.creds);
	expect((await first.loadPicture(working, { cookies: again, from: two.url })).body).toContain('>Done</text>');
	expect((await one.me(again)).status).toBe(200);
	expect(await second.isLoggedIn()).toBe(false);
});

it('pictures of both loaded at the same moment leave exactly one of them logged in', async () => {
	for (let round = 0; round < 5; round++) {
		const both = await apart();
		const pictures = await Promise.all(both.map(answerYes));
		const answers = await Promise.all(both.map((each, n) => each.loadPicture(pictures[n])));
		const alive = await Promise.all(both.map((each) => each.isLoggedIn()));
		expect(alive.filter(Boolean)).toHaveLength(1);
		expect(answers[alive.indexOf(true)].body).toContain('>Done</text>');
	}
});

it('a handshake goes on where an instance is restarted in the middle of it', async () => {
	const [creds, otherCreds] = await one.newClients(2);
	const asking = await clients.connect(creds, two.url);
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	await one.process.kill();
	one = await startWithApp({ dataFolder });

	const working = await asking.submit(question, one.url);
	await one.process.kill();
	one = await startWithApp({ dataFolder });

	expect((await asking.loadPicture(working, { from: one.url })).body).toContain('>Done</text>');
	expect((await one.me(creds)).status).toBe(200);
	expect((await one.me(otherCreds)).status).toBe(401);
	expect(pictureOf(working)).toContain('secret=');
});
