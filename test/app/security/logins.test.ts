import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { fileOf, pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { credentialHeaders } from 'embedded-workspace';
import { answerYes, answerYesOnPhone, isDone, loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

/** Which login a request for a picture or a file brings: only one that nobody else can have planted. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

describe('two login cookies', () => {
	it("that differ are refused, with Rocket.Chat's own button as the way out", async () => {
		const [asking, planted] = await clients.ofNewUser(2);
		const path = pictureOf((await answerYes(asking)).working);
		const [{ userId: own, authToken: token }, { authToken: other }] = [asking.creds, planted.creds];
		for (const cookie of [
			`rc_uid=${own}; rc_token=${other}; rc_token=${token}`,
			`rc_token=${token}; rc_uid=${own}; rc_token="${other}"`,
			`rc_uid=somebody; rc_uid=${own}; rc_token=${token}`,
		]) {
			const headers = { cookie, 'sec-fetch-site': 'same-origin' };
			expect(isDone((await workspace.call<string>('GET', path, { headers })).body)).toBe(false);
		}
		await asking.listened();
		expect(asking.messages().map(({ msg }) => msg)).toEqual([english('failed_ambiguous_login')]);
		expect(english('failed_ambiguous_login')).toContain('Logout From Other Logged In Locations');
		expect(await loggedIn([asking, planted])).toEqual([true, true]);
	});
});

describe('a login in the address of a file and another one in the cookies', () => {
	it("are refused: a thief's link in the owner's browser keeps nobody", async () => {
		const [owner, thief] = await clients.ofNewUser(2);
		const { pathname, search } = new URL(fileOf((await answerYesOnPhone(owner)).message));
		const { userId, authToken } = thief.creds;
		const path = `${pathname}${search}&rc_uid=${userId}&rc_token=${authToken}`;
		const cookie = `rc_uid=${owner.creds.userId}; rc_token=${owner.creds.authToken}`;
		const file = await workspace.call<string>('GET', path, { headers: { cookie } });
		expect(file.body).toBe(`${english('failed_ambiguous_login')}\n`);
		expect(await loggedIn([owner, thief])).toEqual([true, true]);
	});
});

describe('an address with a login in it, shown to somebody else', () => {
	it('is of no use for a file within a page, and works once the file is opened', async () => {
		const both = await clients.ofNewUser(2);
		const { pathname, search } = new URL(fileOf((await answerYesOnPhone(both[0])).message));
		const path = `${pathname}${search}&rc_uid=${both[0].creds.userId}&rc_token=${both[0].creds.authToken}`;
		const shown = { 'sec-fetch-dest': 'image', 'sec-fetch-site': 'same-origin' };
		expect(isDone((await workspace.call<string>('GET', path, { headers: shown })).body)).toBe(false);
		expect(await loggedIn(both)).toEqual([true, true]);
		const headers = { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' };
		expect(isDone((await workspace.call<string>('GET', path, { headers })).body)).toBe(true);
		expect(await loggedIn(both)).toEqual([true, false]);
	});
});

describe('a request with the logins of two users', () => {
	const cookiesOf = ({ creds }: ChatClient): Record<string, string> => ({
		cookie: `rc_uid=${creds.userId}; rc_token=${creds.authToken}`,
	});

	it('works for the user of the headers alone at the endpoint', async () => {
		const [alice, bob] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		await workspace.callApp({ creds: alice[0].creds, headers: cookiesOf(bob[0]) });
		expect(await loggedIn([...alice, ...bob])).toEqual([true, false, true, true]);
	});

	it('is refused at the picture, which looks at cookies', async () => {
		const [alice, [bob]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
		const login = `&rc_uid=${alice[0].creds.userId}&rc_token=${alice[0].creds.authToken}`;
		const path = pictureOf((await answerYes(alice[0])).working) + login;
		const headers = { ...credentialHeaders(alice[0].creds), ...cookiesOf(bob) };
		expect(isDone((await workspace.call<string>('GET', path, { headers })).body)).toBe(false);
		expect((await alice[0].nextMessage()).msg).toBe(english('failed_other_user'));
		expect(await loggedIn([...alice, bob])).toEqual([true, true, true]);
	});
});
