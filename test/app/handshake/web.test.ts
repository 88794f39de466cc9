import { momentText } from '../../../src/views/moments';
import { textsIn } from '../../../src/views/texts';
import { openStore } from '../../../tools/workspace/store/Store';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

/** What a person and their browser do, up to the yes. */
async function answerYes(asking: ChatClient, place?: Parameters<ChatClient['openQuestion']>[0]) {
	const question = await asking.openQuestion(place);
	await asking.loadPicture(question);
	return { question, working: await asking.submit(question) };
}

async function loggedIn(all: ChatClient[]): Promise<boolean[]> {
	return Promise.all(all.map((each) => each.isLoggedIn()));
}

describe('a browser in which the question is answered with yes', () => {
	it('stays logged in, and every other client is thrown out at once', async () => {
		const [asking, ...others] = await clients.ofNewUser(4);
		const token = await workspace.personalAccessToken(asking.creds);
		const { question, working } = await answerYes(asking);
		expect(await loggedIn([asking, ...others])).toEqual([true, true, true, true]);
		expect(working).toMatchObject({ id: question.id, submit: { text: { text: 'Try again' } } });
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
	] as const)('is told until when, in the language and the time of the user: %s, %p', async (language, utcOffset) => {
		const [asking] = await clients.ofNewUser(2, { language, utcOffset });
		const { working } = await answerYes(asking);
		await asking.loadPicture(working);

		const { tokenExpires = '' } = (await workspace.logoutOtherClients(asking.creds)).body;
		const until = momentText(new Date(tokenExpires), { language, utcOffset });
		const { rid, msg } = await asking.nextMessage();
		expect([rid, msg.split('\n')[0]]).toEqual(['GENERAL', textsIn(language)('done', { until })]);
		expect(until).toMatch(language === 'de' ? /\(UTC\+5:30\)$/ : /\(UTC-3\)$/);
		const daysLeft = (Date.parse(tokenExpires) - Date.now()) / (24 * 60 * 60 * 1000);
		expect(daysLeft).toBeGreaterThan(89.9);
		expect(daysLeft).toBeLessThanOrEqual(90);
	});

	it('is told in the thread in which the command was run, and nobody else is', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const body = { roomId: 'GENERAL', text: 'a thread' };
		const path = '/api/v1/chat.postMessage';
		const thread = await workspace.call<{ message: { _id: string } }>('POST', path, { creds: other.creds, body });
		const { working } = await answerYes(asking, { tmid: thread.body.message._id });
		await asking.loadPicture(working);
		expect(await asking.nextMessage()).toMatchObject({ rid: 'GENERAL', tmid: thread.body.message._id });
		await other.listened();
		expect([other.messages(), other.interactions()]).toEqual([[], []]);
	});

	it('is shown the same again without another call, and told no second time', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await asking.loadPicture(working);
		await asking.nextMessage();
		await other.loggedOut();
		// A login made since then must outlive the picture that is loaded again.
		const { username } = (await workspace.me(asking.creds)).body;
		const later = await workspace.login(String(username), 'correct horse');

		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');

		expect((await workspace.me(later)).status).toBe(200);
		await asking.listened();
		expect(asking.messages()).toHaveLength(1);
	});

	it('gets the secret alone: no other client of the user ever sees it', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await other.listened();
		const secret = new URLSearchParams(pictureOf(working)).get('secret');
		expect(secret).toMatch(/^[\w-]{43}$/);
		expect(JSON.stringify(other.events)).not.toContain(secret);
		// What the other one did see helps it to nothing.
		const [seen] = other.interactions();
		expect(seen.view).toEqual(question);
		await other.loadPicture(seen.view);
		await other.load(`${pictureOf(seen.view)}&secret=${seen.view.id}`);
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

describe('nobody is logged out', () => {
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

	it('by the yes alone, before the second picture is loaded', async () => {
		const both = await clients.ofNewUser(2);
		await answerYes(both[0]);
		await both[0].listened();
		expect(await loggedIn(both)).toEqual([true, true]);
		expect(both[0].messages()).toEqual([]);
	});
});

it('a whole handshake leaves no login token behind, and no secret in its records', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	await asking.loadPicture(working);
	const message = await asking.nextMessage();

	const secret = String(new URLSearchParams(pictureOf(working)).get('secret'));
	const log = (await workspace.logLines()).join('\n');
	const stored = recordsIn(workspace.process.dataFolder);
	expect(log).toContain(`attempt result=done via=command user=${asking.creds.userId}`);
	expect(stored).toMatch(/ticket-seen.*ticket-confirmed.*revocation/s);
	// The engine logs the answer to the yes and with it the secret, which is of no use without a login of the user.
	expect(stored.includes(secret)).toBe(false);
	for (const { authToken } of [asking.creds, other.creds]) {
		expect((log + stored + JSON.stringify(message)).includes(authToken)).toBe(false);
	}
});

/** All that apps have stored. */
function recordsIn(dataFolder: string): string {
	const db = openStore(dataFolder);
	const rows = db.prepare('SELECT data FROM app_persistence ORDER BY rowid').all() as { data: string }[];
	db.close();
	return rows.map(({ data }) => data).join('\n');
}
