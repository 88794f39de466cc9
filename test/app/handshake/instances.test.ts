import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { fileOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { confirmIn, isDone, loggedIn, logInAgain } from '../../support/handshake';
import { english, resultDone } from '../../support/texts';

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

it('each step of a handshake may reach another instance', async () => {
	const [asking, other] = await apart();
	const question = await asking.openQuestion();
	await asking.loadPicture(question, { from: two.url });
	const working = await asking.submit(question, one.url);
	expect((await asking.loadPicture(working, { from: two.url })).body).toContain('>Done</text>');
	expect((await asking.loadPicture(working, { from: one.url })).body).toContain('>Done</text>');

	await other.loggedOut();
	expect(await asking.isLoggedIn()).toBe(true);
	expect((await asking.nextMessage()).msg).toMatch(resultDone);
	await asking.listened();
	expect(asking.messages()).toHaveLength(1);
});

it('situation 39: a command ends when another instance has served its picture', async () => {
	const [asking] = await apart();
	const running = asking.runCommand('', { triggerId: 'the trigger' });
	await asking.loadPicture(await asking.questionShown('the trigger'), { from: two.url });
	await running;
	await asking.listened();
	expect(asking.messages()).toEqual([]);
});

it('each step on a phone may reach another instance', async () => {
	const [phone, other] = await apart();
	const question = await phone.openQuestion();
	await phone.loadPicture(question, { ...withoutCookies, from: two.url });
	await phone.submit(question, two.url);
	const { pathname, search } = new URL(fileOf(await phone.nextMessage()));
	const login = `&rc_uid=${phone.creds.userId}&rc_token=${phone.creds.authToken}`;
	const file = await one.call('GET', pathname + search + login);
	expect(file.body).toMatch(resultDone);
	expect(await loggedIn([phone, other])).toEqual([true, false]);
});

it.each([
	['first', [0, 1]],
	['second', [1, 0]],
])('of two clients that ask one after the other, the one that is confirmed first stays (%s)', async (_which, order) => {
	const both = await apart();
	const keep = [await confirmIn(both[0]), await confirmIn(both[1])];
	const [early, late] = order;
	expect(isDone(await keep[early]())).toBe(true);
	expect([await both[early].isLoggedIn(), await both[late].isLoggedIn()]).toEqual([true, false]);

	// Its login is gone, so it can do nothing any more, least of all to the other one.
	expect(isDone(await keep[late]())).toBe(false);
	expect(await both[early].isLoggedIn()).toBe(true);
});

it('an older confirmation does not undo what a newer one did, not even for a new login', async () => {
	const [first, second] = await apart();
	const older = await confirmIn(first);
	const newer = await confirmIn(second);
	expect(isDone(await newer())).toBe(true);
	const again = await logInAgain(one, second.creds);
	expect(isDone(await older({ cookies: again, from: two.url }))).toBe(false);
	expect(await loggedIn([first, second])).toEqual([false, true]);
	expect((await one.me(again)).status).toBe(200);
});

describe('situation 2: both are confirmed at the same moment', () => {
	/** Does the work of both at once, through these instances. Returns who is told "Done", and who is still logged in. */
	async function race(...from: string[]): Promise<{ done: boolean[]; alive: boolean[] }> {
		const both = await apart();
		const keep = [await confirmIn(both[0]), await confirmIn(both[1])];
		const results = await Promise.all(keep.map((each, n) => each({ from: from[n] })));
		return { done: results.map(isDone), alive: await loggedIn(both) };
	}

	it('through one instance: exactly one stays, each time, and only that one is told "Done"', async () => {
		for (let round = 0; round < 5; round++) {
			const { done, alive } = await race(one.url, one.url);
			expect(alive.filter(Boolean)).toHaveLength(1);
			expect(done).toEqual(alive);
		}
	});

	it('through two instances: at most one stays, and one that stays is told "Done"', async () => {
		for (let round = 0; round < 5; round++) {
			const { done, alive } = await race(one.url, two.url);
			expect(alive.filter(Boolean).length).toBeLessThan(2);
			expect(alive.filter((isAlive, n) => isAlive && !done[n])).toEqual([]);
		}
	});
});

it('a handshake goes on if an instance is restarted in the middle of it', async () => {
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
	expect((await asking.nextMessage()).msg).not.toBe(english('failed_expired'));
});
