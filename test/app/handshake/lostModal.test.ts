import { catalog } from '../../../src/views/catalog.generated';
import type { Language } from '../../../src/views/texts';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient, Modal, ShownMessage } from '../../support/chatClient';
import { fileOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { answerYes, confirmationOf, loggedIn, saidBy, startThread } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

/** Situation 39: nobody asks for the first picture. No window has appeared, or it is a phone, which shows no pictures. */

/** What has become of a command whose picture nobody asked for. */
interface Lost {
	asking: ChatClient;
	other: ChatClient;
	tmid?: string;
	question: Modal;
	message: ShownMessage;
}

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const languages = Object.keys(catalog) as Language[];

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterAll(async () => {
	await clients.disconnect();
});

async function lose(language: Language = 'en', isInThread = false): Promise<Lost> {
	const [asking, other] = await clients.ofNewUser(2, { language });
	const tmid = isInThread ? await startThread(workspace, asking.creds) : undefined;
	const question = await asking.openQuestion({ tmid });
	return { asking, other, tmid, question, message: await asking.nextMessage() };
}

describe('situation 39: if the picture of the question is not asked for', () => {
	let lost: Lost[];
	let inThread: Lost;
	let inLanguages: Lost[];
	beforeAll(async () => {
		// The app waits some seconds for the picture, so all of them wait at once.
		[inThread, lost, inLanguages] = await Promise.all([
			lose('en', true),
			Promise.all(Array.from({ length: 5 }, () => lose())),
			Promise.all(languages.map((language) => lose(language))),
		]);
	});
	const next = (): Lost => lost.pop() as Lost;

	it('a message says what to do, and its file keeps the phone it is tapped on', async () => {
		const { asking: phone, other, message, tmid } = inThread;
		expect(message).toMatchObject({ rid: 'GENERAL', tmid, msg: english('question_no_window_file') });
		expect(await loggedIn([phone, other])).toEqual([true, true]);
		expect((await phone.tap(message)).body).toMatch(resultDone);
		expect((await phone.nextMessage()).msg).toMatch(resultDone);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('the message is in the language of the user', () => {
		const texts = inLanguages.map(({ message }) => message.msg);
		expect(texts).toEqual(languages.map((language) => translatorFor(language)('question_no_window_file')));
	});

	it('a confirmation in the modal points to the file of that message and sends no second one', async () => {
		const { asking: phone, other, question, message } = next();
		expect(saidBy(await phone.submit(question))).toBe(english('modal_tap', { file: 'keep-this-device.txt' }));
		await phone.listened();
		expect(phone.messages()).toHaveLength(1);
		await phone.tap(message);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('a modal that appears late works as ever', async () => {
		const { asking, other, question } = next();
		await asking.loadPicture(question);
		expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('the file is of no use to a stranger', async () => {
		const { asking: phone, other, message } = next();
		const [stranger] = await clients.ofNewUser(1);
		expect((await stranger.tap(message)).body).toBe(`${english('failed_other_user')}\n`);
		expect(await loggedIn([phone, other, stranger])).toEqual([true, true, true]);
	});

	it('the file is over once a newer confirmation was used', async () => {
		const { asking, message } = next();
		const { working } = await answerYes(asking);
		expect(confirmationOf(working)).not.toBe(confirmationOf(fileOf(message)));
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect((await asking.load(fileOf(message))).body).toBe(`${english('failed_answered')}\n`);
	});

	it('the message comes each time, and has no file if none can work', async () => {
		const { asking } = next();
		await workspace.changeWorkspace('FileUpload_ProtectFiles', false);
		await asking.openQuestion();
		const message = await asking.nextMessage();
		await workspace.changeWorkspace('FileUpload_ProtectFiles', true);
		expect(message.msg).toBe(english('question_no_window'));
		expect(message.attachments ?? []).toEqual([]);
	});
});

describe('situation 39: if the picture is asked for, the command ends and no message comes', () => {
	it.each([
		['with a login', {}],
		['without a login', withoutCookies],
	])('(%s)', async (_what, loading) => {
		const [asking] = await clients.ofNewUser(1);
		const running = asking.runCommand('', { triggerId: 'the trigger' });
		await asking.loadPicture(await asking.questionShown('the trigger'), loading);
		await running;
		await asking.listened();
		expect(asking.messages()).toEqual([]);
	});
});
