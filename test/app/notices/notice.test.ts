import { momentText } from '../../../src/views/moments';
import { type Language, textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import type { StoredMessage } from '../../support/storedMessages';
import { directMessages } from '../../support/storedMessages';
import { until } from '../../support/until';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

/** Waits for the direct messages of the app to be so many, and gives them. */
async function notices(creds: Credentials, count: number): Promise<StoredMessage[]> {
	return until(async () => {
		const messages = await directMessages(workspace, creds);
		return messages.length >= count ? messages : undefined;
	});
}

async function callFromFirefox(creds: Credentials): Promise<number> {
	const headers = { 'user-agent': firefox, 'x-real-ip': '192.0.2.7' };
	return (await workspace.callApp({ creds, headers })).status;
}

async function confirmInChat(asking: ChatClient): Promise<void> {
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	await asking.loadPicture(await asking.submit(question));
}

/** A line of the notice as it reads with `value` in the place of `name`. */
function line(language: Language, name: string, value: string): string {
	const lines = textsIn(language)('notice').split('\n');
	return (lines.find((each) => each.includes(`{{${name}}}`)) ?? '').replace(`{{${name}}}`, value);
}

it('tells the owner of the account when, how and from where other clients were logged out, and what stays', async () => {
	const [asking] = await clients.ofNewUser(2);
	const before = new Date();
	expect(await callFromFirefox(asking.creds)).toBe(200);
	const after = new Date();
	const [{ msg }] = await notices(asking.creds, 1);
	// Node and the runtime of the app may differ in the kind of space before AM and PM.
	const lines = msg.replace(/\u202f/g, ' ').split('\n');
	expect(lines).toEqual(
		expect.arrayContaining([
			'*Your other clients were logged out.*',
			'By: a script',
			'Client: Firefox on Windows',
			'Address: 192.0.2.7',
			expect.stringMatching(
				/^Still valid: the login of that client until .* \(UTC\), and your personal access tokens$/,
			),
			expect.stringMatching(/^If this was not you, .* change your password/),
		]),
	);
	const moments = [before, after].map(
		(moment) => `When: ${momentText(moment, { language: 'en', utcOffset: 0 }).replace(/\u202f/g, ' ')}`,
	);
	expect(moments).toContain(lines.find((each) => each.startsWith('When: ')));
});

it('is there when whoever was logged out logs in again', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const username = String((await workspace.me(asking.creds)).body.username);
	await callFromFirefox(asking.creds);
	await notices(asking.creds, 1);
	expect(await other.isLoggedIn()).toBe(false);
	const again = await workspace.login(username, 'correct horse');
	const found = await directMessages(workspace, again);
	expect(found.map(({ msg }) => msg)).toEqual([expect.stringContaining('Your other clients were logged out')]);
});

it('speaks the language of the owner, of the command as of scripts, always in the same room', async () => {
	const [asking] = await clients.ofNewUser(2, { language: 'de', utcOffset: 2 });
	await confirmInChat(asking);
	await notices(asking.creds, 1);
	await callFromFirefox(asking.creds);
	const messages = await notices(asking.creds, 2);
	const texts = textsIn('de');
	expect(messages[0].msg).toContain(line('de', 'via', texts('notice_via_command')));
	expect(messages[1].msg).toContain(line('de', 'via', texts('notice_via_endpoint')));
	expect(messages[1].msg).toContain(line('de', 'client', 'Firefox on Windows'));
	expect(messages[0].msg).toContain('(UTC+2)');
	expect(new Set(messages.map(({ rid }) => rid)).size).toBe(1);
});

it('says of a personal access token that the tokens stay, and of an unknown address that it is unknown', async () => {
	const [asking] = await clients.ofNewUser(1);
	const script = await workspace.personalAccessToken(asking.creds);
	await workspace.callApp({ creds: script, headers: { 'user-agent': '<script>alert(1)</script>' } });
	const [{ msg }] = await notices(script, 1);
	expect(msg.split('\n')).toEqual(
		expect.arrayContaining([
			'Client: unknown',
			'Address: unknown',
			'Still valid: your personal access tokens, one of which was used',
		]),
	);
});

it('is not sent for what was refused, nor where the setting is off', async () => {
	const [asking] = await clients.ofNewUser(1);
	await workspace.saveSetting('security_notice', false);
	expect(await callFromFirefox(asking.creds)).toBe(200);
	await workspace.saveSetting('attempts_per_minute', 1);
	await workspace.saveSetting('security_notice', true);
	expect(await callFromFirefox(asking.creds)).toBe(429);
	await workspace.saveSetting('attempts_per_minute', 5);
	expect(await callFromFirefox(asking.creds)).toBe(200);
	// Messages come in the order of the attempts: with the last one, any earlier ones would be there, too.
	expect(await notices(asking.creds, 1)).toHaveLength(1);
});
