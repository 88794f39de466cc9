import { catalog } from '../../../src/views/catalog.generated';
import type { Language } from '../../../src/views/texts';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { fileOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { answerYes, confirmationOf, loggedIn, saidBy, startThread } from '../../support/handshake';

/** Situation 39: nobody asks for the first picture. No window has appeared, or it is a phone, which shows no pictures. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const english = translatorFor('en');

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

describe('situation 39: if the picture of the question is not asked for', () => {
	it('a message says what to do, and its file keeps the phone it is tapped on', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const tmid = await startThread(workspace, phone.creds);
		await phone.openQuestion({ tmid });
		const message = await phone.nextMessage();
		expect(message).toMatchObject({ rid: 'GENERAL', tmid, msg: english('question_no_window_file') });
		expect(await loggedIn([phone, other])).toEqual([true, true]);
		expect((await phone.tap(message)).body).toMatch(/^Your other clients are logged out/);
		expect((await phone.nextMessage()).msg).toMatch(/^Your other clients are logged out/);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('a confirmation in the modal points to the file of that message and sends no second one', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const question = await phone.openQuestion();
		const message = await phone.nextMessage();
		expect(saidBy(await phone.submit(question))).toBe(english('modal_tap', { file: 'keep-this-device.txt' }));
		await phone.listened();
		expect(phone.messages()).toHaveLength(1);
		await phone.tap(message);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('a modal that appears late works as ever', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const question = await asking.openQuestion();
		await asking.nextMessage();
		await asking.loadPicture(question);
		expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('the message has no file if none can work', async () => {
		await workspace.changeWorkspace('FileUpload_ProtectFiles', false);
		const [asking] = await clients.ofNewUser(1);
		await asking.openQuestion();
		const message = await asking.nextMessage();
		await workspace.changeWorkspace('FileUpload_ProtectFiles', true);
		expect(message.msg).toBe(english('question_no_window'));
		expect(message.attachments ?? []).toEqual([]);
	});

	it('the message comes each time, in the language of the user', async () => {
		const asking = await Promise.all(
			(Object.keys(catalog) as Language[]).map(async (language) => ({
				language,
				client: (await clients.ofNewUser(1, { language }))[0],
			})),
		);
		for (let times = 0; times < 2; times++) {
			await Promise.all(asking.map(({ client }) => client.openQuestion()));
			const texts = await Promise.all(asking.map(async ({ client }) => (await client.nextMessage()).msg));
			expect(texts).toEqual(asking.map(({ language }) => translatorFor(language)('question_no_window_file')));
		}
	});

	it('the file of one client is of no use to a stranger', async () => {
		const [[phone, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		await phone.openQuestion();
		const message = await phone.nextMessage();
		expect((await stranger.tap(message)).body).toBe(`${english('failed_other_user')}\n`);
		expect(await loggedIn([phone, other, stranger])).toEqual([true, true, true]);
	});
});

describe('situation 39: if it is asked for, the command ends at once and no message comes', () => {
	it.each([
		['with a login', {}],
		['without a login', withoutCookies],
	])('(%s)', async (_what, loading) => {
		const [asking] = await clients.ofNewUser(1);
		const startedAt = Date.now();
		const running = asking.runCommand('', { triggerId: 'the trigger' });
		const question = await asking.questionShown('the trigger');
		await asking.loadPicture(question, loading);
		await running;
		// Its own waiting lasts five seconds.
		expect(Date.now() - startedAt).toBeLessThan(4500);
		await asking.listened();
		expect(asking.messages()).toEqual([]);
	});
});

it('an offered file is over once a newer confirmation was used', async () => {
	const [asking] = await clients.ofNewUser(1);
	await asking.openQuestion();
	const file = fileOf(await asking.nextMessage());
	const { working } = await answerYes(asking);
	expect(confirmationOf(working)).not.toBe(confirmationOf(file));
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect((await asking.load(file)).body).toBe(`${english('failed_answered')}\n`);
});
