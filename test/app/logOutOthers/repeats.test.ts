import { takeCalls } from '../../../tools/harness/appWorkspace';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf } from '../../support/shown';
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

it('shows the same, does nothing and sends no second message if a picture is loaded again', async () => {
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

it('logs out again after a login elsewhere, with a new confirmation', async () => {
	const [asking] = await clients.ofNewUser(1);
	const { question, working } = await answerYes(asking);
	await asking.loadPicture(working);
	const later = await logInAgain(workspace, asking.creds);
	expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');
	expect((await workspace.me(later)).status).toBe(401);

	const latest = await clients.connect(await logInAgain(workspace, asking.creds));
	expect(await logOutOthers(latest)).toContain('>Done</text>');
	expect(await loggedIn([asking, latest])).toEqual([false, true]);
});

describe('a confirmation is loaded many times at once', () => {
	it('logs out once by picture, with one message and one notice', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await takeCalls(workspace);
		const pictures = await Promise.all(Array.from({ length: 20 }, () => asking.loadPicture(working)));
		expect(pictures.filter(({ body }) => !body.includes('>Done</text>'))).toEqual([]);
		const calls = await takeCalls(workspace);
		expect(calls.filter((call) => call.includes('users.logoutOtherClients'))).toHaveLength(1);
		await asking.listened();
		expect(asking.messages()).toHaveLength(1);
		expect(await directMessages(workspace, asking.creds)).toHaveLength(1);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('keeps one of two devices by file, and tells the other why not', async () => {
		const both = await clients.ofNewUser(2);
		const { message } = await answerYesOnPhone(both[0]);
		const texts = await Promise.all(both.map(async (each) => (await each.load(fileOf(message))).body));
		const kept = await loggedIn(both);
		expect(kept.filter(Boolean)).toHaveLength(1);
		expect(texts[kept.indexOf(true)]).toMatch(resultDone);
		expect(texts[kept.indexOf(false)]).toBe(`${english('failed_answered')}\n`);
	});
});
