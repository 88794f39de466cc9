import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { pictureOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import { answerYes, confirmationOf, loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** Nothing is logged out, the picture says so, and `asking` is told why (or nothing, if the picture says it all). */
async function expectRefusal(picture: { body: string }, [asking, other]: ChatClient[], text?: string): Promise<void> {
	expect(picture.body).toContain('>Not done</text>');
	await asking.listened();
	expect(asking.messages().map(({ msg }) => msg)).toEqual(text === undefined ? [] : [text]);
	expect(await loggedIn([asking, other])).toEqual([true, true]);
}

describe('the second picture does nothing', () => {
	it('with the login of another user', async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		const { working } = await answerYes(both[0]);
		const picture = await both[0].loadPicture(working, { cookies: stranger.creds });
		await expectRefusal(picture, both, english('failed_other_user'));
		expect(await stranger.isLoggedIn()).toBe(true);
	});

	it('with a login the workspace no longer accepts', async () => {
		const both = await clients.ofNewUser(2);
		const stale = { ...both[0].creds, authToken: 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq' };
		const picture = await both[0].loadPicture((await answerYes(both[0])).working, { cookies: stale });
		await expectRefusal(picture, both, english('failed_not_logged_in'));
	});

	it("with the user's id and the token of another user", async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const mixed = { ...both[0].creds, authToken: stranger.creds.authToken };
		const picture = await both[0].loadPicture((await answerYes(both[0])).working, { cookies: mixed });
		await expectRefusal(picture, both, english('failed_not_logged_in'));
		expect(await stranger.isLoggedIn()).toBe(true);
	});

	it.each([['cross-site'], ['same-site'], ['none'], ['nonsense']])('for a page elsewhere (%s)', async (site) => {
		const both = await clients.ofNewUser(2);
		const picture = await both[0].loadPicture((await answerYes(both[0])).working, { site });
		await expectRefusal(picture, both, english('failed_other_site'));
	});

	it('with another confirmation', async () => {
		const both = await clients.ofNewUser(2);
		const { working } = await answerYes(both[0]);
		const [payload, signature] = confirmationOf(working).split('.');
		for (const guess of ['', 'A', `${payload}.`, `${payload}.${'A'.repeat(signature.length)}`, `.${signature}`]) {
			const address = pictureOf(working).replace(/confirmation=.*/, `confirmation=${guess}`);
			await expectRefusal(await both[0].load(address), both);
		}
	});

	it('with the confirmation changed to another user', async () => {
		const [both, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		const { working } = await answerYes(both[0]);
		const [payload, signature] = confirmationOf(working).split('.');
		const forged = Buffer.from(payload, 'base64url').toString().replace(both[0].creds.userId, stranger.creds.userId);
		const text = `${Buffer.from(forged).toString('base64url')}.${signature}`;
		const address = pictureOf(working).replace(/confirmation=.*/, `confirmation=${text}`);
		expect((await stranger.load(address)).body).toContain('>Not done</text>');
		await expectRefusal(await both[0].load(address), both);
	});

	it('but can be loaded again with the right login', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await asking.loadPicture(working, withoutCookies);
		await asking.loadPicture(working, { site: 'cross-site' });
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		// After the offered file and the refusal, which were told before.
		await asking.listened();
		expect(asking.messages().map(({ msg }) => msg)).toEqual([
			english('file_message'),
			english('failed_other_site'),
			expect.stringMatching(resultDone),
		]);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('for a second client that has it after the first', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await asking.loadPicture(working);
		expect((await asking.nextMessage()).msg).toMatch(resultDone);
		const { body } = await asking.loadPicture(working, { cookies: other.creds });
		expect(body).toContain('>Not done</text>');
		expect(await asking.isLoggedIn()).toBe(true);
	});

	it('and nobody is told the same twice, however often it is loaded', async () => {
		const [[asking, other], [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const { working } = await answerYes(asking);
		const cookies: Credentials = stranger.creds;
		await Promise.all(Array.from({ length: 20 }, () => asking.loadPicture(working, { cookies })));
		await expectRefusal(await asking.loadPicture(working, { cookies }), [asking, other], english('failed_other_user'));
	});
});
