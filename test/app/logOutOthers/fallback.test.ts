import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { fileOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { answerYes, loggedIn, logOutOthers, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

/** No question ends in a dead end: if the picture does not work for a client, the file does. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it('offers a phone the file with its next confirmation if another session has loaded the picture', async () => {
	const [phone, other] = await clients.ofNewUser(2);
	const first = await phone.openQuestion();
	await other.loadPicture(first);
	await phone.submit(first);
	const question = await phone.openQuestion();
	await other.loadPicture(question);
	expect(saidBy(await phone.submit(question))).toBe(english('modal_tap', { file: 'logout-others.txt' }));
	expect((await phone.tap(await phone.nextMessage())).body).toMatch(resultDone);
	expect(await loggedIn([phone, other])).toEqual([true, false]);
	// A browser gets its picture again.
	expect(await logOutOthers(phone)).toContain('>Done</text>');
});

it('offers one file if the second picture comes without a login, however often it is loaded', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	const noLogin = { cookies: { userId: asking.creds.userId, authToken: 'null' } };
	const pictures = await Promise.all(
		[withoutCookies, withoutCookies, noLogin].map((loading) => asking.loadPicture(working, loading)),
	);
	for (const { body } of pictures) {
		expect(body).toContain('>See chat</text>');
	}
	await asking.listened();
	expect(asking.messages().map(({ msg }) => msg)).toEqual([english('file_message')]);
	expect(await loggedIn([asking, other])).toEqual([true, true]);
	const file = await asking.load(fileOf(await asking.nextMessage()), { site: 'none' });
	expect(file.body).toMatch(resultDone);
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});

it("tells a phone at once if files are not protected, and names Rocket.Chat's own button", async () => {
	await workspace.changeWorkspace('FileUpload_ProtectFiles', false);
	const both = await clients.ofNewUser(2);
	const question = await both[0].openQuestion();
	// Then phones do not say who they are.
	await both[0].loadPicture(question, withoutCookies);
	await both[0].loadPicture(await both[0].submit(question), withoutCookies);
	await workspace.changeWorkspace('FileUpload_ProtectFiles', true);
	const { msg, attachments = [] } = await both[0].nextMessage();
	expect(msg).toBe(english('failed_no_way'));
	expect(msg).toContain('Logout From Other Logged In Locations');
	expect(attachments).toEqual([]);
	expect(await loggedIn(both)).toEqual([true, true]);
});
