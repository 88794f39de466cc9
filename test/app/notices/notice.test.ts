import { formatExpiry } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import { answerYes, logInAgain, logOutOthers, plainSpaces } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import type { StoredMessage } from '../../support/storedMessages';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';
import { until } from 'embedded-workspace/testing';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** Waits until the app has sent so many direct messages, and returns them. */
async function notices(creds: Credentials, count: number): Promise<StoredMessage[]> {
	return until(async () => {
		const messages = await directMessages(workspace, creds);
		return messages.length >= count ? messages : undefined;
	});
}

async function callFromFirefox(creds: Credentials): Promise<string> {
	const headers = { 'user-agent': firefox, 'x-real-ip': '192.0.2.7' };
	const { status, body } = await workspace.callApp({ creds, headers });
	expect(status).toBe(200);
	return body.tokenExpires ?? '';
}

it('tells the owner of the account how and from where it was done, what stays and what to do', async () => {
	const [asking] = await clients.ofNewUser(2);
	const locale = localeOf({ language: 'en', utcOffset: 0 });
	const tokenExpires = await callFromFirefox(asking.creds);
	const [{ msg }] = await notices(asking.creds, 1);
	const [what, ...more] = plainSpaces(msg).split('\n');
	expect(what).toBe(english('notice_done'));
	const validUntil = formatExpiry(new Date(tokenExpires), Date.now(), locale);
	expect(more).toEqual([
		english('notice_from', {
			client: '`Firefox on Windows`',
			address: '`192.0.2.7`',
			via: english('notice_via_endpoint'),
		}),
		plainSpaces(english('notice_valid_until', { until: validUntil })),
		'',
		...english('notice_not_you').split('\n'),
	]);
});

it('speaks the language of the owner, for the command and for scripts, always in the same room', async () => {
	const [asking] = await clients.ofNewUser(1, { language: 'de', utcOffset: 2 });
	const german = translatorFor('de');
	await logOutOthers(asking);
	const later = await logInAgain(workspace, asking.creds);
	await callFromFirefox(later);
	const messages = await notices(later, 2);
	expect(messages.map(({ msg }) => msg.split('\n')[0])).toEqual([german('notice_done'), german('notice_done')]);
	expect(messages[0].msg).toContain(german('notice_via_command'));
	expect(messages[1].msg).toContain(german('notice_via_endpoint'));
	expect(new Set(messages.map(({ rid }) => rid)).size).toBe(1);
});

it('is not sent for what was refused, nor if the setting is off', async () => {
	const [[asking], [stranger]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
	await workspace.saveSetting('security_notice', false);
	await callFromFirefox(asking.creds);
	await workspace.saveSetting('security_notice', true);
	const later = await logInAgain(workspace, asking.creds);
	const client = await clients.connect(later);
	await client.loadPicture((await answerYes(client)).working, { cookies: stranger.creds });
	// Messages come in the order of the attempts: with the last one, earlier ones would be there, too.
	await callFromFirefox(later);
	expect(await notices(later, 1)).toHaveLength(1);
});
