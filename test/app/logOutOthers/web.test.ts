import { formatExpiry } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { chromeOnWindows, firefoxOnLinux } from 'embedded-workspace/testing';
import {
	answerYes,
	confirmationOf,
	loggedIn,
	logOutOthers,
	plainSpaces,
	saidBy,
	startThread,
} from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

describe('a browser in which the question is confirmed', () => {
	it('stays logged in, and every other client is logged out at once', async () => {
		const [asking, ...others] = await clients.ofNewUser(4);
		const token = await workspace.personalAccessToken(asking.creds);
		const { question, working } = await answerYes(asking);
		expect(await loggedIn([asking, ...others])).toEqual([true, true, true, true]);
		expect(working).toMatchObject({ id: question.id, close: { text: { text: 'Close' } } });
		// Newer clients keep what the new view leaves out: the button would stay, and do it again.
		expect(working.submit).toBeNull();
		expect(saidBy(working)).toBe(english('modal_working'));
		expect(pictureOf(working)).not.toBe(pictureOf(question));

		const picture = await asking.loadPicture(working);

		await Promise.all(others.map((each) => each.loggedOut()));
		expect(await loggedIn([asking, ...others])).toEqual([true, false, false, false]);
		expect((await workspace.me(token)).status).toBe(200);
		expect(picture.status).toBe(200);
		expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
		expect(picture.headers.get('cache-control')).toBe('no-store');
		expect(picture.body).toContain('>Done</text>');
	});

	it('speaks the language of the user, from the question to the day until which it stays', async () => {
		const person = { language: 'de', utcOffset: 5.5 };
		const [asking] = await clients.ofNewUser(1, person);
		const { question, working } = await answerYes(asking);
		await asking.loadPicture(working);
		const { tokenExpires = '' } = (await workspace.logoutOtherClients(asking.creds)).body;
		const locale = localeOf(person);
		const until = formatExpiry(new Date(tokenExpires), Date.now(), locale);
		const { rid, msg } = await asking.nextMessage();
		const [line] = msg.split('\n');
		expect(question.blocks[0].text?.text).toBe(`*${locale.t('question_title')}*\n${locale.t('question_text')}`);
		expect([rid, plainSpaces(line)]).toEqual(['GENERAL', plainSpaces(locale.t('result_done', { until }))]);
	});

	it('shows the result in the thread in which the command was run', async () => {
		const [asking] = await clients.ofNewUser(1);
		const tmid = await startThread(workspace, asking.creds);
		await asking.loadPicture((await answerYes(asking, { tmid })).working);
		expect(await asking.nextMessage()).toMatchObject({ rid: 'GENERAL', tmid });
	});

	it('is the only one that gets the confirmation', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await other.listened();
		const confirmation = confirmationOf(working);
		expect(JSON.stringify(other.events)).not.toContain(confirmation);
		expect(JSON.stringify(asking.events)).not.toContain(confirmation);
		// What the other one did see is of no use to it.
		const [seen] = other.interactions();
		expect(seen.view).toEqual(question);
		await other.loadPicture(seen.view);
		await other.load(`${pictureOf(seen.view)}&confirmation=${seen.view.id}`);
		await other.load(pictureOf(seen.view).replace('ticket=', 'confirmation='));
		expect(await loggedIn([asking, other])).toEqual([true, true]);
	});
});

it('lists in the result the sessions that the workspace knows, with those that ended before', async () => {
	await workspace.switchControl('device-management', true);
	const [first, second] = await workspace.newClients(2);
	const asking = await clients.connectFrom(chromeOnWindows('192.0.2.7'), first);
	await clients.connectFrom(firefoxOnLinux('192.0.2.7'), second);
	await logOutOthers(asking);
	await workspace.switchControl('device-management', false);
	const lines = (await asking.nextMessage()).msg.split('\n');
	expect(lines).toContain(english('result_sessions'));
	const [firefox, chrome] = lines.filter((line) => line.startsWith('• '));
	expect(firefox).toMatch(/`Firefox` on `Linux`, `192\.0\.2\.7`, last active .*20\d\d$/);
	expect(chrome).toMatch(/`Chrome` on `Windows`, `192\.0\.2\.7`, last active .*20\d\d$/);
});

it('logs nothing out by the question, its picture or closing it', async () => {
	const both = await clients.ofNewUser(2);
	const question = await both[0].openQuestion();
	const picture = await both[0].loadPicture(question);
	expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
	expect(picture.body).toContain('<title>This client stays logged in</title>');
	await both[0].close(question);
	await both[0].listened();
	expect(await loggedIn(both)).toEqual([true, true]);
	expect(both[0].messages()).toEqual([]);
});
