import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { answerYes, confirmationOf, loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
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

it('tells a browser with a stale cookie so at once', async () => {
	const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const loading = { cookies: { ...asking.creds, authToken: stranger.creds.authToken } };
	const question = await asking.openQuestion();
	await asking.loadPicture(question, loading);
	await asking.loadPicture(await asking.submit(question), loading);
	const { msg, attachments = [] } = await asking.nextMessage();
	expect([msg, attachments]).toEqual([english('failed_not_logged_in'), []]);
	expect(await loggedIn([asking, other])).toEqual([true, true]);
});

it('does nothing with a confirmation that it did not sign, and still works with the right one', async () => {
	const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const { question, working } = await answerYes(asking);
	const [payload, signature] = confirmationOf(working).split('.');
	const forged = Buffer.from(payload, 'base64url').toString().replace(asking.creds.userId, stranger.creds.userId);
	for (const guess of [`${payload}.`, question.id, `${Buffer.from(forged).toString('base64url')}.${signature}`]) {
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
