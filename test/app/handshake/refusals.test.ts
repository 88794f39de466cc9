import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient, Modal } from '../../support/chatClient';
import { pictureOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const english = textsIn('en');

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

async function answerYes(asking: ChatClient): Promise<Modal> {
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	return asking.submit(question);
}

/** Nobody is logged out, the picture says so, and `asking` is told why (or nothing, where the picture says it all). */
async function expectRefusal(picture: { body: string }, [asking, other]: ChatClient[], text?: string): Promise<void> {
	expect(picture.body).toContain('>Not done</text>');
	await asking.listened();
	expect(asking.messages().map(({ msg }) => msg)).toEqual(text === undefined ? [] : [text]);
	expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, true]);
}

describe('the second picture does nothing', () => {
	it('with the login of another user', async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		const picture = await both[0].loadPicture(await answerYes(both[0]), { cookies: stranger.creds });
		await expectRefusal(picture, both, english('failed_other_user'));
		expect(await stranger.isLoggedIn()).toBe(true);
	});

	it('with a login the workspace no longer accepts', async () => {
		const both = await clients.ofNewUser(2);
		const stale = { ...both[0].creds, authToken: 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq' };
		const picture = await both[0].loadPicture(await answerYes(both[0]), { cookies: stale });
		await expectRefusal(picture, both, english('failed_stale'));
	});

	it("with the user's id and the token of another user", async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const mixed = { ...both[0].creds, authToken: stranger.creds.authToken };
		const picture = await both[0].loadPicture(await answerYes(both[0]), { cookies: mixed });
		await expectRefusal(picture, both, english('failed_stale'));
		expect(await stranger.isLoggedIn()).toBe(true);
	});

	it.each([['null'], ['undefined'], ['']])('with the token "%s", as an old logout leaves it', async (authToken) => {
		const both = await clients.ofNewUser(2);
		const leftover: Credentials = { ...both[0].creds, authToken };
		const picture = await both[0].loadPicture(await answerYes(both[0]), { cookies: leftover });
		await expectRefusal(picture, both, english('failed_unidentified'));
	});

	it('without cookies', async () => {
		const both = await clients.ofNewUser(2);
		const picture = await both[0].loadPicture(await answerYes(both[0]), withoutCookies);
		await expectRefusal(picture, both, english('failed_unidentified'));
	});

	it('with the headers of the REST API in place of cookies', async () => {
		const both = await clients.ofNewUser(2);
		const path = pictureOf(await answerYes(both[0]));
		const picture = await workspace.call<string>('GET', path, { creds: both[0].creds });
		await expectRefusal(picture, both, english('failed_unidentified'));
	});

	it.each([['cross-site'], ['same-site'], ['none']])('for a page elsewhere (%s)', async (site) => {
		const both = await clients.ofNewUser(2);
		const picture = await both[0].loadPicture(await answerYes(both[0]), { site });
		await expectRefusal(picture, both, english('failed_other_site'));
	});

	it('with another secret', async () => {
		const both = await clients.ofNewUser(2);
		const path = pictureOf(await answerYes(both[0]));
		const guessed = path.replace(/secret=.*/, `secret=${'A'.repeat(43)}`);
		await expectRefusal(await both[0].load(guessed), both);
	});

	it('for a user with several questions, with the secret of another one', async () => {
		const both = await clients.ofNewUser(2);
		const [one, two] = [await answerYes(both[0]), await answerYes(both[0])];
		const mixed = `${pictureOf(one).split('&')[0]}&${pictureOf(two).split('&')[1]}`;
		await expectRefusal(await both[0].load(mixed), both);
	});

	it('but can be loaded again with the right login, until the question has been answered', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const working = await answerYes(asking);
		await asking.loadPicture(working, withoutCookies);
		await asking.loadPicture(working, { site: 'cross-site' });
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await other.isLoggedIn()).toBe(false);
	});

	it('for a second client that has it in its hands after the first', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const working = await answerYes(asking);
		await asking.loadPicture(working);
		expect((await asking.nextMessage()).msg).toMatch(/stays logged in until/);
		const { body } = await asking.loadPicture(working, { cookies: other.creds });
		expect(body).toContain('>Not done</text>');
		expect((await asking.nextMessage()).msg).toBe(english('failed_used'));
		expect(await asking.isLoggedIn()).toBe(true);
	});
});

describe('the first picture', () => {
	it.each([
		['nothing', ''],
		['an empty ticket', '?ticket='],
		['an invented ticket', '?ticket=WyJhIl0.c2ln'],
		['a list of tickets', '?ticket[]=a&ticket[]=b'],
		['a huge ticket', `?ticket=${'A'.repeat(10_000)}`],
		['a broken address', '?ticket=%E0%A4%A'],
	])('is the same for anybody who asks with %s', async (_what, query) => {
		const answer = await workspace.call('GET', `/api/apps/public/${appId}/keep-this-client${query}`);
		expect(answer.status).toBe(200);
		expect(answer.body).toContain('<title>This client stays logged in</title>');
	});

	it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('is there for GET only, not for %s', async (method) => {
		const answer = await workspace.call(method, `/api/apps/public/${appId}/keep-this-client`);
		expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
	});
});

describe('a question', () => {
	it('can be answered by its user only', async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1, { language: 'de' })];
		const question = await both[0].openQuestion();
		const ended = await stranger.submit(question);
		expect(ended).toMatchObject({ id: question.id, blocks: [{ text: { text: textsIn('de')('failed_expired') } }] });
		expect(ended.submit).toBeUndefined();
		expect(JSON.stringify(ended)).not.toContain('secret=');
	});

	it.each([['invented'], ['a.b'], [''], ['x'.repeat(5000)]])('that was never asked ("%s") is over', async (id) => {
		const [asking] = await clients.ofNewUser(1);
		const ended = await asking.submit({ id, title: { text: '' }, blocks: [] });
		expect(ended.blocks).toMatchObject([{ text: { text: english('failed_expired') } }]);
	});

	it('of a user who was deactivated since then does nothing, and breaks nothing', async () => {
		const [asking] = await clients.ofNewUser(2);
		const working = await answerYes(asking);
		const body = { userId: asking.creds.userId, activeStatus: false };
		await workspace.call('POST', '/api/v1/users.setActiveStatus', { creds: workspace.admin, body });
		expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
	});

	it('of a user who was deleted since then does nothing, and breaks nothing', async () => {
		const [asking] = await clients.ofNewUser(2);
		const working = await answerYes(asking);
		const body = { userId: asking.creds.userId };
		await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body });
		const picture = await asking.loadPicture(working);
		expect([picture.status, picture.body]).toEqual([200, expect.stringContaining('>Not done</text>')]);
	});
});
