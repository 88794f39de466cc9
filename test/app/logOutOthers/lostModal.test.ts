import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import type { Modal, ShownMessage } from '../../support/shown';
import { withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { loggedIn, saidBy, startThread } from '../../support/handshake';
import { askAbout, newAdministrator, newTarget } from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

/** Nobody asks for the first picture. No window has appeared, or it is a phone, which shows no pictures. */

/** What has become of a command whose picture nobody asked for. */
interface Lost {
	asking: ChatClient;
	other: ChatClient;
	question: Modal;
	message: ShownMessage;
}

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterAll(() => clients.disconnect());

async function lose(tmid?: string): Promise<Lost> {
	const [asking, other] = await clients.ofNewUser(2, { language: 'en' });
	const question = await asking.openQuestion({ tmid });
	return { asking, other, question, message: await asking.nextMessage() };
}

async function loseAbout(name: string): Promise<{ admin: ChatClient; message: ShownMessage }> {
	const [admin] = (await newAdministrator(workspace, clients)).admins;
	await askAbout(admin, name);
	return { admin, message: await admin.nextMessage() };
}

describe('if the picture of the question is not asked for', () => {
	let inThread: Lost;
	let late: Lost;
	let about: Awaited<ReturnType<typeof loseAbout>>;
	let tmid: string;
	let target: Awaited<ReturnType<typeof newTarget>>;
	beforeAll(async () => {
		tmid = await startThread(workspace, workspace.admin);
		target = await newTarget(workspace, clients);
		// The app waits some seconds for the picture, so all of them wait at once.
		[inThread, late, about] = await Promise.all([lose(tmid), lose(), loseAbout(target.name)]);
	});

	it('says in a message what to do, with the one file that keeps the phone it is tapped on', async () => {
		const { asking: phone, other, question, message } = inThread;
		expect(message).toMatchObject({ rid: 'GENERAL', tmid, msg: english('question_no_window_file') });
		// A confirmation after that brings no second file.
		expect(saidBy(await phone.submit(question))).toBe(english('modal_tap', { file: 'logout-others.txt' }));
		await phone.listened();
		expect(phone.messages()).toHaveLength(1);
		expect(await loggedIn([phone, other])).toEqual([true, true]);
		expect((await phone.tap(message)).body).toMatch(resultDone);
		expect((await phone.nextMessage()).msg).toMatch(resultDone);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('still works if the modal appears late', async () => {
		const { asking, other, question } = late;
		await asking.loadPicture(question);
		expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it("logs the other user out by the file of an administrator's question", async () => {
		const { admin, message } = about;
		expect(message.msg).toBe(english('question_no_window_file_user', { user: `\`@${target.name}\`` }));
		expect(await loggedIn(target.targets)).toEqual([true, true]);
		expect((await admin.tap(message)).body).toBe(`${english('result_user', { user: `\`@${target.name}\`` })}\n`);
		expect(await loggedIn([admin, ...target.targets])).toEqual([true, false, false]);
	});
});

it('sends no message once the picture is loaded, even without a login', async () => {
	const [asking] = await clients.ofNewUser(1);
	const running = asking.runCommand('', { triggerId: 'the trigger' });
	await asking.loadPicture(await asking.questionShown('the trigger'), withoutCookies);
	await running;
	await asking.listened();
	expect(asking.messages()).toEqual([]);
});
