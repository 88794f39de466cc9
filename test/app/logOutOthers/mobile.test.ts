import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { fileOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { answerYesOnPhone, loggedIn, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it('says in the modal what comes next, and sends a file to tap', async () => {
	const both = await clients.ofNewUser(2);
	const { modal, message } = await answerYesOnPhone(both[0]);
	expect(saidBy(modal)).toBe(english('modal_tap', { file: 'logout-others.txt' }));
	expect(modal.submit).toBeNull();
	const link = `${workspace.url}/api/apps/public/${appId}/confirm-logout?confirmation=`;
	expect(message).toMatchObject({
		msg: english('file_message'),
		private: true,
		attachments: [
			{
				type: 'file',
				title: 'logout-others.txt',
				title_link: expect.stringContaining(link),
				title_link_download: true,
			},
		],
	});
	// With blocks, the mobile app would show those and no file.
	expect(message).not.toHaveProperty('blocks');
	expect(await loggedIn(both)).toEqual([true, true]);
});

describe('tapping the file', () => {
	it('keeps the phone it was tapped on', async () => {
		const [phone, ...others] = await clients.ofNewUser(3, { language: 'de', utcOffset: 2 });
		const { message } = await answerYesOnPhone(phone);
		// Older apps append the login with a second question mark.
		const file = await phone.tap(message, '?');
		await Promise.all(others.map((each) => each.loggedOut()));
		expect(await loggedIn([phone, ...others])).toEqual([true, false, false]);
		expect(file.status).toBe(200);
		expect(file.headers.get('content-type')).toMatch(/^text\/plain; *charset=utf-8$/i);
		expect(file.headers.get('content-disposition')).toBe('attachment; filename="logout-others.txt"');
		expect(file.headers.get('cache-control')).toBe('no-store');
		const { msg } = await phone.nextMessage();
		expect(file.body).toBe(`${msg}\n`);
		const [before, after] = translatorFor('de')('result_done').split('{{until}}');
		expect(msg.startsWith(before) && msg.includes(after)).toBe(true);
	});

	it('keeps the client it was opened on, which need not be the one that asked: a browser, by the download button', async () => {
		const [phone, browser] = await clients.ofNewUser(2);
		await answerYesOnPhone(phone);
		const file = await browser.load(`${fileOf(await browser.nextMessage())}?download`, { site: 'none' });
		expect(file.body).toMatch(resultDone);
		expect(await loggedIn([phone, browser])).toEqual([false, true]);
	});

	it('shows the outcome again the second time, and is too late on another client', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const { message } = await answerYesOnPhone(phone);
		const first = await phone.tap(message);
		// What else the workspace lists is shown the first time only.
		const [done] = first.body.split('\n');
		expect((await phone.tap(message)).body).toBe(`${done}\n`);
		const late = await other.tap(message);
		expect(late.body).toBe(`${english('failed_answered')}\n`);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});
});

it('says why it does nothing if a stranger, another page or nobody logged in opens the file', async () => {
	const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const { message } = await answerYesOnPhone(both[0]);
	const files = [
		await both[0].load(fileOf(message), { ...withoutCookies, site: 'none' }),
		await stranger.tap(message),
		await both[0].load(fileOf(message), { site: 'cross-site' }),
	];
	const texts = (['failed_unidentified', 'failed_other_user', 'failed_other_site'] as const).map((key) => english(key));
	expect(files.map(({ body }) => body)).toEqual(texts.map((text) => `${text}\n`));
	expect(texts[0]).toContain('Logout From Other Logged In Locations');
	await both[0].listened();
	// The first message brought the file.
	expect(both[0].messages().map(({ msg }) => msg)).toEqual([english('file_message'), ...texts]);
	expect(await loggedIn([...both, stranger])).toEqual([true, true, true]);
});
