import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { confirmIn, isDone, loggedIn, logInAgain } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { resultDone } from '../../support/texts';

/** Two instances of one workspace. The first one is shared with other tests. */
let one: AppWorkspace;
let two: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	one = await sharedWorkspace();
	two = await startWithApp({ dataFolder: one.process.dataFolder });
});
afterAll(() => two?.process.stop());
afterEach(() => clients.disconnect());

/** Two clients of one user, each connected to an instance of its own. */
async function apart(): Promise<[ChatClient, ChatClient]> {
	const [first, second] = await one.newClients(2);
	return [await clients.connect(first, one.url), await clients.connect(second, two.url)];
}

it('works if each step reaches another instance', async () => {
	const [asking, other] = await apart();
	// The command ends although another instance has served its picture.
	const running = asking.runCommand('', { triggerId: 'the trigger' });
	const question = await asking.questionShown('the trigger');
	await asking.loadPicture(question, { from: two.url });
	await running;
	const working = await asking.submit(question, one.url);
	expect((await asking.loadPicture(working, { from: two.url })).body).toContain('>Done</text>');
	expect((await asking.loadPicture(working, { from: one.url })).body).toContain('>Done</text>');

	await other.loggedOut();
	expect(await asking.isLoggedIn()).toBe(true);
	await asking.listened();
	expect(asking.messages().map(({ msg }) => msg)).toEqual([expect.stringMatching(resultDone)]);
});

it('does nothing for an older confirmation after a newer one, not even for a new login', async () => {
	const [first, second] = await apart();
	const older = await confirmIn(first);
	const newer = await confirmIn(second);
	expect(isDone(await newer())).toBe(true);
	// Its login is gone, so the first client can do nothing any more, least of all to the other one.
	expect(isDone(await older())).toBe(false);
	const again = await logInAgain(one, second.creds);
	expect(isDone(await older({ cookies: again, from: two.url }))).toBe(false);
	expect(await loggedIn([first, second])).toEqual([false, true]);
	expect((await one.me(again)).status).toBe(200);
});

it('keeps at most one of two clients that confirm at the same moment, and tells it "Done"', async () => {
	const both = await apart();
	const keep = [await confirmIn(both[0]), await confirmIn(both[1])];
	const results = await Promise.all([keep[0]({ from: one.url }), keep[1]({ from: two.url })]);
	const alive = await loggedIn(both);
	expect(alive.filter(Boolean).length).toBeLessThan(2);
	expect(alive.filter((isAlive, n) => isAlive && !isDone(results[n]))).toEqual([]);
});

it('goes on at another instance if one crashes in between', async () => {
	const [asking, other] = await Promise.all((await one.newClients(2)).map((creds) => clients.connect(creds, one.url)));
	const question = await asking.openQuestion();
	await asking.loadPicture(question, { from: two.url });
	const working = await asking.submit(question, two.url);
	await two.process.kill();
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});
