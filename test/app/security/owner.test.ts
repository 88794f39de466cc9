import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import {
	answerYes,
	answerYesOnPhone,
	confirmationOf,
	isDone,
	loggedIn,
	logInAgain,
	logOutOthers,
} from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { countLogEntries, countRecords } from '../../support/storedData';
import { resultDone } from '../../support/texts';

/** Nothing stands between the owner of an account and the logout, and nobody can make the app remember or log a flood. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const path = `/api/apps/public/${appId}/keep-this-client`;

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

describe('situation 10: another session of the user calls the endpoint all the time', () => {
	it.each([
		['logins', async (creds: { userId: string; authToken: string }) => creds],
		['personal access tokens', (creds: { userId: string; authToken: string }) => workspace.personalAccessToken(creds)],
	])('the owner is never told that it was too often (%s)', async (_what, credsOf) => {
		const [thief] = await clients.ofNewUser(1);
		const creds = await credsOf(thief.creds);
		const owner = await clients.connect(await logInAgain(workspace, thief.creds));
		for (let n = 0; n < 30; n++) expect((await workspace.callApp({ creds })).status).toBe(200);
		// The thief has logged the owner out, who logs in again and gets through at once.
		expect(await owner.isLoggedIn()).toBe(false);
		const again = await clients.connect(await logInAgain(workspace, creds));
		expect(isDone(await logOutOthers(again))).toBe(true);
		expect(await loggedIn([thief, again])).toEqual([false, true]);
	});
});

describe('situation 11: wrong confirmations change nothing for the right one', () => {
	const guesses: [string, (text: string) => string][] = [
		['invented', () => 'WyJhIl0.c2ln'],
		['another signature', (text) => `${text.split('.')[0]}.${'A'.repeat(43)}`],
		['a character more', (text) => `${text}A`],
		['a character less', (text) => text.slice(0, -1)],
		['the payload alone', (text) => text.split('.')[0]],
		['the signature alone', (text) => text.split('.')[1]],
		['much too long', (text) => text.repeat(20)],
	];

	it.each(guesses)('for a picture: %s, 30 times without a login and with one', async (_what, guess) => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		const wrong = pictureOf(working).replace(/confirmation=.*/, `confirmation=${guess(confirmationOf(working))}`);
		for (let n = 0; n < 15; n++) {
			await workspace.call('GET', wrong);
			expect(isDone((await other.load(wrong)).body)).toBe(false);
		}
		expect(await loggedIn([asking, other])).toEqual([true, true]);
		expect(isDone((await asking.loadPicture(working)).body)).toBe(true);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('for a file', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const { message } = await answerYesOnPhone(phone);
		for (let n = 0; n < 30; n++) await workspace.call('GET', `${path}?confirmation=${n}.A&rc_uid=u&rc_token=t`);
		expect((await phone.tap(message)).body).toMatch(resultDone);
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});
});

describe('confirmations', () => {
	it('are new with each yes, and none can be made of another', async () => {
		const [asking] = await clients.ofNewUser(1);
		const texts = new Set<string>();
		for (let n = 0; n < 5; n++)
			texts.add(confirmationOf(String((await answerYesOnPhone(asking)).message.attachments?.[0].title_link)));
		expect(texts.size).toBe(5);
		const [one, two] = [...texts].map((text) => text.split('.'));
		const mixed = await asking.load(`${path}?confirmation=${one[0]}.${two[1]}`);
		expect(isDone(mixed.body)).toBe(false);
	});
});

describe('a flood without a login', () => {
	it('situation 26: leaves no record and no entry in the app log, at either endpoint', async () => {
		const [asking] = await clients.ofNewUser(1);
		const ticket = pictureOf(await asking.openQuestion());
		await asking.load(ticket);
		const before = [countRecords(workspace), countLogEntries(workspace, appId)];
		const requests = [
			() => workspace.callApp(),
			() => workspace.callApp({ method: 'GET' }),
			() => workspace.callApp({ headers: { cookie: 'rc_uid=u; rc_token=t' }, body: { rc_token: 't' } }),
			() => workspace.call('GET', path),
			() => workspace.call('GET', ticket),
			() => workspace.call('GET', `${path}?ticket=WyJhIiwiYiJd.x&rc_uid=u&rc_token=t`),
			() =>
				workspace.call('GET', `${path}?confirmation=WyJhIiwiYiJd.x`, { headers: { cookie: 'rc_uid=u; rc_token=t' } }),
			() => workspace.call('DELETE', path),
		];
		for (let round = 0; round < 25; round++) {
			await Promise.all(Array.from({ length: 20 }, (_, n) => requests[(round + n) % requests.length]()));
		}
		expect([countRecords(workspace), countLogEntries(workspace, appId)]).toEqual(before);
	});

	it('leaves one record if it has the address of a first picture and the id of its user', async () => {
		const [asking] = await clients.ofNewUser(1);
		const address = pictureOf(await asking.openQuestion());
		const headers = { cookie: `rc_uid=${asking.creds.userId}; rc_token=invented` };
		const records = countRecords(workspace);
		await workspace.call('GET', address, { headers });
		await Promise.all(Array.from({ length: 100 }, () => workspace.call('GET', address, { headers })));
		expect(countRecords(workspace)).toBe(records + 1);
	});
});
