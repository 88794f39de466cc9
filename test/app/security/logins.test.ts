import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf, pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
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

	it('are one login if they are the same in two spellings', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { userId, authToken } = asking.creds;
		const encoded = (Buffer.from(authToken).toString('hex').match(/../g) ?? []).map((pair) => `%${pair}`).join('');
		const cookie = `rc_uid=${userId}; rc_token=${authToken}; rc_token="${encoded}"; rc_token2=b`;
		const headers = { cookie, 'sec-fetch-site': 'same-origin' };
		const picture = await workspace.call<string>('GET', pictureOf((await answerYes(asking)).working), { headers });
		expect(isDone(picture.body)).toBe(true);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('that differ are refused for a file, too', async () => {
		const [phone, planted] = await clients.ofNewUser(2);
		const { pathname, search } = new URL(fileOf((await answerYesOnPhone(phone)).message));
		const cookie = `rc_uid=${phone.creds.userId}; rc_token=${planted.creds.authToken}; rc_token=${phone.creds.authToken}`;
		const file = await workspace.call<string>('GET', pathname + search, { headers: { cookie } });
		expect(file.body).toBe(`${english('failed_ambiguous_login')}\n`);
		expect(await loggedIn([phone, planted])).toEqual([true, true]);
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
		for (const destination of ['image', 'iframe', 'script', 'object', 'nonsense']) {
			const headers = { 'sec-fetch-dest': destination, 'sec-fetch-site': 'same-origin' };
			expect(isDone((await workspace.call<string>('GET', path, { headers })).body)).toBe(false);
		}
		expect(await loggedIn(both)).toEqual([true, true]);
		const headers = { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' };
		expect(isDone((await workspace.call<string>('GET', path, { headers })).body)).toBe(true);
		expect(await loggedIn(both)).toEqual([true, false]);
	});

	it('is of no use for a picture of a modal', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const path = pictureOf((await answerYes(asking)).working);
		const login = `&rc_uid=${asking.creds.userId}&rc_token=${asking.creds.authToken}`;
		const picture = await workspace.call<string>('GET', path + login, { headers: { 'sec-fetch-site': 'same-origin' } });
		expect(isDone(picture.body)).toBe(false);
		expect(await loggedIn([asking, other])).toEqual([true, true]);
	});
});
