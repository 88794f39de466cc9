import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf, pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
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

/** The victim's login first. */
type CookieOf = (own: Credentials, planted: Credentials) => string;

const twoLogins: [string, CookieOf][] = [
	['two tokens', (own, planted) => `rc_uid=${own.userId}; rc_token=${planted.authToken}; rc_token=${own.authToken}`],
	[
		'the own one first',
		(own, planted) => `rc_token=${own.authToken}; rc_uid=${own.userId}; rc_token=${planted.authToken}`,
	],
	[
		'two users',
		(own, planted) => `rc_uid=${own.userId}; rc_token=${own.authToken}; rc_uid=somebody; rc_token=${planted.authToken}`,
	],
	['two users, one token', (own) => `rc_uid=somebody; rc_uid=${own.userId}; rc_token=${own.authToken}`],
	[
		'a quoted one',
		(own, planted) => `rc_uid=${own.userId}; rc_token="${planted.authToken}"; rc_token=${own.authToken}`,
	],
	[
		'an encoded one',
		(own, planted) => `rc_uid=${own.userId}; rc_token=%${hex(planted.authToken)}; rc_token=${own.authToken}`,
	],
	['without spaces', (own, planted) => `rc_uid=${own.userId};rc_token=${planted.authToken};rc_token=${own.authToken}`],
	['an old logout beside it', (own) => `rc_uid=${own.userId}; rc_token=null; rc_token=${own.authToken}`],
];

/** Every character percent-encoded, without the first sign. */
function hex(text: string): string {
	return (Buffer.from(text).toString('hex').match(/../g) ?? []).join('%');
}

describe('situation 23: two login cookies that differ', () => {
	it.each(twoLogins)("are refused, with Rocket.Chat's own button as the way out: %s", async (_what, cookieOf) => {
		const [asking, planted] = await clients.ofNewUser(2);
		const headers = { cookie: cookieOf(asking.creds, planted.creds), 'sec-fetch-site': 'same-origin' };
		const picture = await workspace.call<string>('GET', pictureOf((await answerYes(asking)).working), { headers });
		expect(isDone(picture.body)).toBe(false);
		const { msg } = await asking.nextMessage();
		expect(msg).toBe(english('failed_ambiguous_login'));
		expect(msg).toContain('Logout From Other Logged In Locations');
		expect(await loggedIn([asking, planted])).toEqual([true, true]);
	});

	it.each<[string, CookieOf]>([
		['the same twice', (own) => `rc_uid=${own.userId}; rc_token=${own.authToken}; rc_token=${own.authToken}`],
		[
			'the same in two spellings',
			(own) => `rc_uid=${own.userId}; rc_token=${own.authToken}; rc_token="%${hex(own.authToken)}"`,
		],
		['quotes', (own) => `rc_uid="${own.userId}"; rc_token="${own.authToken}"`],
		['others beside it', (own) => `xrc_token=a; rc_token2=b; rc_uid=${own.userId}; rc_token=${own.authToken}`],
	])('are one login if they do not: %s', async (_what, cookieOf) => {
		const [asking, other] = await clients.ofNewUser(2);
		const headers = { cookie: cookieOf(asking.creds, other.creds), 'sec-fetch-site': 'same-origin' };
		const picture = await workspace.call<string>('GET', pictureOf((await answerYes(asking)).working), { headers });
		expect(isDone(picture.body)).toBe(true);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('are refused for a file, too', async () => {
		const [phone, planted] = await clients.ofNewUser(2);
		const { pathname, search } = new URL(fileOf((await answerYesOnPhone(phone)).message));
		const cookie = `rc_uid=${phone.creds.userId}; rc_token=${planted.creds.authToken}; rc_token=${phone.creds.authToken}`;
		const file = await workspace.call<string>('GET', pathname + search, { headers: { cookie } });
		expect(file.body).toBe(`${english('failed_ambiguous_login')}\n`);
		expect(await loggedIn([phone, planted])).toEqual([true, true]);
	});
});

describe('situation 24: the address of a file with a login in it, shown to somebody else', () => {
	const shown = [
		'image',
		'iframe',
		'frame',
		'script',
		'style',
		'object',
		'embed',
		'video',
		'audio',
		'font',
		'worker',
		'nonsense',
	];

	it.each(shown)('as sec-fetch-dest "%s" uses no login of the query', async (destination) => {
		const both = await clients.ofNewUser(2);
		const { pathname, search } = new URL(fileOf((await answerYesOnPhone(both[0])).message));
		const login = `&rc_uid=${both[0].creds.userId}&rc_token=${both[0].creds.authToken}`;
		const headers = { 'sec-fetch-dest': destination, 'sec-fetch-site': 'same-origin', 'x-real-ip': '192.0.2.99' };
		const file = await workspace.call<string>('GET', pathname + search + login, { headers });
		expect(isDone(file.body)).toBe(false);
		expect(await loggedIn(both)).toEqual([true, true]);
		const log = (await workspace.logLines()).filter((line) => line.includes(both[0].creds.userId)).join('\n');
		expect(log).not.toContain('result=done');
	});

	it.each([['document'], ['empty'], [undefined]])('opened (%p) it works', async (destination) => {
		const both = await clients.ofNewUser(2);
		const { pathname, search } = new URL(fileOf((await answerYesOnPhone(both[0])).message));
		const login = `&rc_uid=${both[0].creds.userId}&rc_token=${both[0].creds.authToken}`;
		const headers: Record<string, string> =
			destination === undefined ? {} : { 'sec-fetch-dest': destination, 'sec-fetch-site': 'none' };
		const file = await workspace.call<string>('GET', pathname + search + login, { headers });
		expect(isDone(file.body)).toBe(true);
		expect(await loggedIn(both)).toEqual([true, false]);
	});

	it('a picture of a modal never uses a login of the query', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const path = pictureOf((await answerYes(asking)).working);
		const login = `&rc_uid=${asking.creds.userId}&rc_token=${asking.creds.authToken}`;
		const picture = await workspace.call<string>('GET', path + login, { headers: { 'sec-fetch-site': 'same-origin' } });
		expect(isDone(picture.body)).toBe(false);
		expect(await loggedIn([asking, other])).toEqual([true, true]);
	});
});
