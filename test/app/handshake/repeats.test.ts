import { takeCalls } from '../../../tools/harness/appCalls';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { answerYes, answerYesOnPhone, loggedIn, logInAgain, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { english, resultDone } from '../../support/texts';

/** What comes of the same confirmation, or of another one, after the first. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** Returns how often the app has called the workspace's own endpoint since this was asked for the last time. */
async function countLogouts(): Promise<number> {
	return (await takeCalls(workspace)).filter((call) => /users\.logoutOtherClients/.test(call)).length;
}

it('the same picture loaded again shows the same, does nothing and sends no second message', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	await asking.loadPicture(working);
	await asking.nextMessage();
	await other.loggedOut();
	const later = await logInAgain(workspace, asking.creds);

	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');

	expect((await workspace.me(later)).status).toBe(200);
	await asking.listened();
	expect(asking.messages()).toHaveLength(1);
});

describe('situation 8: after a login elsewhere, a new confirmation does the work again', () => {
	it('by the same question', async () => {
		const [asking] = await clients.ofNewUser(1);
		const { question, working } = await answerYes(asking);
		await asking.loadPicture(working);
		const later = await logInAgain(workspace, asking.creds);
		expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');
		expect((await workspace.me(later)).status).toBe(401);
		expect(await asking.isLoggedIn()).toBe(true);
	});

	it('by a new question', async () => {
		const [asking] = await clients.ofNewUser(1);
		await logOutOthers(asking);
		for (let round = 0; round < 3; round++) {
			const later = await logInAgain(workspace, asking.creds);
			expect(await logOutOthers(asking)).toContain('>Done</text>');
			expect((await workspace.me(later)).status).toBe(401);
		}
		expect(await asking.isLoggedIn()).toBe(true);
	});

	it('by the file', async () => {
		const [phone] = await clients.ofNewUser(1);
		await phone.tap((await answerYesOnPhone(phone)).message);
		await phone.nextMessage();
		const later = await logInAgain(workspace, phone.creds);
		const again = await phone.tap((await answerYesOnPhone(phone)).message);
		expect(again.body).toMatch(resultDone);
		expect((await workspace.me(later)).status).toBe(401);
	});

	it('on the client that logged in, which then keeps itself', async () => {
		const [asking] = await clients.ofNewUser(1);
		await logOutOthers(asking);
		const later = await clients.connect(await logInAgain(workspace, asking.creds));
		expect(await logOutOthers(later)).toContain('>Done</text>');
		expect(await loggedIn([asking, later])).toEqual([false, true]);
	});
});

describe('situation 9: loaded 20 times at once, a confirmation logs out once, with one message and one notice', () => {
	it('as a picture', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await countLogouts();
		const pictures = await Promise.all(Array.from({ length: 20 }, () => asking.loadPicture(working)));
		expect(pictures.filter(({ body }) => !body.includes('>Done</text>'))).toEqual([]);
		expect(await countLogouts()).toBe(1);
		await asking.listened();
		expect(asking.messages()).toHaveLength(1);
		expect(await directMessages(workspace, asking.creds)).toHaveLength(1);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('as a file', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const { message } = await answerYesOnPhone(phone);
		await countLogouts();
		const files = await Promise.all(Array.from({ length: 20 }, () => phone.tap(message)));
		expect(files.filter(({ body }) => !resultDone.test(body))).toEqual([]);
		expect(await countLogouts()).toBe(1);
		await phone.listened();
		// The file and its result.
		expect(phone.messages()).toHaveLength(2);
		expect(await directMessages(workspace, phone.creds)).toHaveLength(1);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('as a file on two devices: one is kept, the other is told why it is not', async () => {
		const both = await clients.ofNewUser(2);
		const { message } = await answerYesOnPhone(both[0]);
		const texts = await Promise.all(both.map(async (each) => (await each.load(fileOf(message))).body));
		const kept = await loggedIn(both);
		expect(kept.filter(Boolean)).toHaveLength(1);
		expect(texts[kept.indexOf(true)]).toMatch(resultDone);
		expect(texts[kept.indexOf(false)]).toBe(`${english('failed_answered')}\n`);
	});
});
