import { formatDateTime } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
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
		expect(working.submit).toBeUndefined();
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

	it.each([
		['de', 5.5],
		['fr', -3],
		['ja', 9],
		['pl', 0],
	] as const)('says until when it stays, in the language and time of the user: %s, %p', async (language, utcOffset) => {
		const [asking] = await clients.ofNewUser(2, { language, utcOffset });
		await logOutOthers(asking);

		const { tokenExpires = '' } = (await workspace.logoutOtherClients(asking.creds)).body;
		const locale = localeOf({ language, utcOffset });
		const until = formatDateTime(new Date(tokenExpires), locale);
		const { rid, msg } = await asking.nextMessage();
		const [line] = msg.split('\n');
		expect([rid, plainSpaces(line)]).toEqual(['GENERAL', plainSpaces(locale.t('result_done', { until }))]);
		const daysLeft = (Date.parse(tokenExpires) - Date.now()) / (24 * 60 * 60 * 1000);
		expect(daysLeft).toBeGreaterThan(89.9);
		expect(daysLeft).toBeLessThanOrEqual(90);
	});

	it('names the personal access tokens that still work', async () => {
		const [asking] = await clients.ofNewUser(1);
		await logOutOthers(asking);
		expect((await asking.nextMessage()).msg).not.toContain('ersonal access token');
		await workspace.personalAccessToken(asking.creds);
		await logOutOthers(asking);
		expect((await asking.nextMessage()).msg).toContain('\nPersonal access tokens still work: `script`.');
	});

	it('shows the result in the thread in which the command was run, and to nobody else', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const tmid = await startThread(workspace, other.creds);
		await asking.loadPicture((await answerYes(asking, { tmid })).working);
		expect(await asking.nextMessage()).toMatchObject({ rid: 'GENERAL', tmid });
		await other.listened();
		expect([other.messages(), other.interactions()]).toEqual([[], []]);
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

	it('is served below the path of a workspace that is not at the root of its host', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		await workspace.saveSetting('workspace_url', workspace.url);
		await workspace.changeWorkspace('Site_Url', 'https://example.com/chat');
		// This workspace is at the root of its host and knows nothing of the path.
		const question = await asking.openQuestion();
		await asking.load(pictureOf(question).replace('/chat', ''));
		const working = await asking.submit(question);
		await workspace.changeWorkspace('Site_Url', workspace.url);
		await workspace.saveSetting('workspace_url', '');
		expect(pictureOf(question)).toMatch(/^\/chat\/api\/apps\/public\//);
		expect(pictureOf(working)).toMatch(/^\/chat\/api\/apps\/public\//);
		await asking.load(pictureOf(working).replace('/chat', ''));
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});
});

describe('nothing is logged out', () => {
	it('by the question and its picture', async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		const picture = await both[0].loadPicture(question);
		expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
		expect(picture.body).toContain('<title>This client stays logged in</title>');
		expect(await loggedIn(both)).toEqual([true, true]);
	});

	it('by closing the question', async () => {
		const both = await clients.ofNewUser(2);
		const question = await both[0].openQuestion();
		await both[0].loadPicture(question);
		await both[0].close(question);
		await both[0].listened();
		expect(await loggedIn(both)).toEqual([true, true]);
		expect(both[0].messages()).toEqual([]);
	});

	it('by the confirmation alone, before the second picture is loaded', async () => {
		const both = await clients.ofNewUser(2);
		await answerYes(both[0]);
		await both[0].listened();
		expect(await loggedIn(both)).toEqual([true, true]);
		expect(both[0].messages()).toEqual([]);
	});
});
