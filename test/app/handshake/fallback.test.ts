import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { Loading } from '../../support/chatClient';
import { fileOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { answerYes, answerYesOnPhone, loggedIn, logOutOthers, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

/** No question ends in a dead end: if the picture does not work for a client, the file does. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

describe("situation 12: another session loads the first picture of a phone's question", () => {
	it('the first confirmation brings the file once its picture came without a login', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const question = await phone.openQuestion();
		await other.loadPicture(question);
		const working = await phone.submit(question);
		await phone.loadPicture(working, withoutCookies);
		const message = await phone.nextMessage();
		expect(message.msg).toBe(english('file_message'));
		expect((await phone.tap(message)).body).toMatch(resultDone);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it.each([1, 3])('the next confirmation brings the file if no picture was asked for (question %p)', async (times) => {
		const [phone, other] = await clients.ofNewUser(2);
		const first = await phone.openQuestion();
		await other.loadPicture(first);
		await phone.submit(first);
		for (let n = 1; n < times; n++) {
			const question = await phone.openQuestion();
			await other.loadPicture(question);
			await phone.submit(question);
			await phone.nextMessage();
		}
		const question = await phone.openQuestion();
		await other.loadPicture(question);
		expect(saidBy(await phone.submit(question))).toBe(english('modal_tap', { file: 'keep-this-device.txt' }));
		expect((await phone.tap(await phone.nextMessage())).body).toMatch(resultDone);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('after the file has worked, a browser gets its picture again', async () => {
		const [phone] = await clients.ofNewUser(1);
		await phone.tap((await answerYesOnPhone(phone)).message);
		expect(await logOutOthers(phone)).toContain('>Done</text>');
	});
});

describe('situation 17: the second picture comes without a login', () => {
	it.each<[string, Loading]>([
		['no cookies', withoutCookies],
		['the token "null"', { cookies: { userId: '{user}', authToken: 'null' } }],
		['the token "undefined"', { cookies: { userId: '{user}', authToken: 'undefined' } }],
		['an empty token', { cookies: { userId: '{user}', authToken: '' } }],
		['the user "null"', { cookies: { userId: 'null', authToken: 'something' } }],
	])('(%s): the file is offered, and works', async (_what, { cookies }) => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		const userId = cookies?.userId.replace('{user}', asking.creds.userId) ?? '';
		const loading = { cookies: { userId, authToken: cookies?.authToken ?? '' } };
		expect((await asking.loadPicture(working, loading)).body).toContain('>Not done</text>');
		const message = await asking.nextMessage();
		expect(message.msg).toBe(english('file_message'));
		expect(await loggedIn([asking, other])).toEqual([true, true]);
		const file = await asking.load(fileOf(message), { site: 'none' });
		expect(file.body).toMatch(resultDone);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('and the file comes without one, too: the text points to the profile', async () => {
		const both = await clients.ofNewUser(2);
		const { working } = await answerYes(both[0]);
		await both[0].loadPicture(working, withoutCookies);
		const file = await both[0].load(fileOf(await both[0].nextMessage()), { ...withoutCookies, site: 'none' });
		expect(file.body).toBe(`${english('failed_unidentified')}\n`);
		expect((await both[0].nextMessage()).msg).toBe(english('failed_unidentified'));
		expect(await loggedIn(both)).toEqual([true, true]);
	});

	it('loaded often, it offers one file', async () => {
		const [asking] = await clients.ofNewUser(1);
		const { working } = await answerYes(asking);
		await Promise.all(Array.from({ length: 10 }, () => asking.loadPicture(working, withoutCookies)));
		await asking.listened();
		expect(asking.messages()).toHaveLength(1);
	});
});

describe('situation 16: files are not protected, so phones do not say who they are', () => {
	beforeAll(() => workspace.changeWorkspace('FileUpload_ProtectFiles', false));
	afterAll(() => workspace.changeWorkspace('FileUpload_ProtectFiles', true));

	it("a phone is told at once, with the name of Rocket.Chat's own button", async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		await both[0].loadPicture(question, withoutCookies);
		const modal = await both[0].submit(question);
		expect(saidBy(modal)).toBe(english('failed_no_way'));
		expect(saidBy(modal)).toContain('Logout From Other Logged In Locations');
		await both[0].listened();
		expect(both[0].messages()).toEqual([]);
		expect(await loggedIn(both)).toEqual([true, true]);
	});

	it('a browser works as ever, also after a confirmation that came to nothing', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		await answerYes(asking);
		expect(await logOutOthers(asking)).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('a browser without cookies is sent to the profile, with no file', async () => {
		const [asking] = await clients.ofNewUser(1);
		await asking.loadPicture((await answerYes(asking)).working, withoutCookies);
		const message = await asking.nextMessage();
		expect(message.msg).toBe(english('failed_unidentified'));
		expect(message.attachments ?? []).toEqual([]);
	});
});
