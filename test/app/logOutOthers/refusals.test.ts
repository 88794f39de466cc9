import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import type { ChatClient } from '../../support/chatClient';
import { withoutCookies } from '../../support/chatClient';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { answerYes, confirmationOf, loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { makePrivateGroup } from '../../support/storedData';
import { messagesIn } from '../../support/storedMessages';
import { english, resultDone } from '../../support/texts';

/** What does not make the second picture do its work. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it("says why it does nothing without the user's login, and works with it afterwards", async () => {
	const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const { working } = await answerYes(asking);
	const own = asking.creds;
	const stale = { ...own, authToken: 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq' };
	const mixed = { ...own, authToken: stranger.creds.authToken };
	// Nobody is told the same twice, so the second of two has no message of its own.
	for (const loading of [
		{ cookies: stranger.creds },
		{ cookies: stranger.creds },
		{ cookies: stale },
		{ cookies: mixed },
		{ site: 'cross-site' },
		{ site: 'none' },
		withoutCookies,
	]) {
		expect((await asking.loadPicture(working, loading)).body).toContain('>See chat</text>');
	}
	expect(await loggedIn([asking, other, stranger])).toEqual([true, true, true]);

	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	await asking.listened();
	expect(asking.messages().map(({ msg }) => msg)).toEqual([
		english('failed_other_user'),
		english('failed_not_logged_in'),
		english('failed_other_site'),
		english('file_message'),
		expect.stringMatching(resultDone),
	]);
	expect(await loggedIn([asking, other, stranger])).toEqual([true, false, true]);

	// Now it is used: the other client of the user comes too late.
	const late = await asking.loadPicture(working, { cookies: other.creds });
	expect(late.body).toContain('>See chat</text>');
	expect(await asking.isLoggedIn()).toBe(true);
});

it.each([
	['of another user', (stranger: ChatClient) => ({ cookies: stranger.creds }), 'failed_other_user'],
	[
		'that is stale',
		({ creds }: ChatClient, own: Credentials) => ({ cookies: { ...own, authToken: creds.authToken } }),
		'failed_not_logged_in',
	],
] as const)('tells a browser with a cookie %s so at once', async (_what, cookiesOf, key) => {
	const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const loading = cookiesOf(stranger, asking.creds);
	const question = await asking.openQuestion();
	await asking.loadPicture(question, loading);
	await asking.loadPicture(await asking.submit(question), loading);
	const { msg, attachments = [] } = await asking.nextMessage();
	expect([msg, attachments]).toEqual([english(key), []]);
	expect(await loggedIn([asking, other])).toEqual([true, true]);
});

it("keeps the address of a viewer of somebody else's picture out of the line for administrators", async () => {
	const roomId = makePrivateGroup(workspace, 'viewers');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const [[attacker], [viewer]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
	const path = pictureOf((await answerYes(attacker)).working);
	const { userId, authToken } = viewer.creds;
	const cookie = `rc_uid=${userId}; rc_token=${authToken}`;
	const headers = { cookie, 'x-real-ip': '198.51.100.23', 'user-agent': 'Seen/1.0', 'sec-fetch-site': 'same-origin' };
	await workspace.call('GET', path, { headers });
	await workspace.saveSetting('administrator_rooms', []);
	const [line] = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg);
	expect(line).toContain('`other-user`');
	const logged = (await workspace.logLines()).filter((each) => each.includes('result=other-user'));
	expect([line, ...logged].join()).not.toMatch(/198\.51\.100\.23|Seen/);
});

it('does nothing with a confirmation that it did not sign, and still works with the right one', async () => {
	const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
	const { question, working } = await answerYes(asking);
	const right = confirmationOf(working);
	const [payload, signature] = right.split('.');
	const forged = Buffer.from(payload, 'base64url').toString().replace(asking.creds.userId, stranger.creds.userId);
	for (const guess of [
		...['', 'A', `${payload}.`, `.${signature}`, `${payload}.${'A'.repeat(signature.length)}`, `${right}A`],
		...[right.slice(0, -1), right.repeat(20), question.id],
		`${Buffer.from(forged).toString('base64url')}.${signature}`,
	]) {
		const address = pictureOf(working).replace(/confirmation=.*/, `confirmation=${guess}`);
		for (const client of [asking, stranger]) {
			expect((await client.load(address)).body).not.toContain('>Done</text>');
		}
	}
	await asking.listened();
	expect(asking.messages()).toEqual([]);
	expect(await loggedIn([asking, other, stranger])).toEqual([true, true, true]);
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
});
