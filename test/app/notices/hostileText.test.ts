import { randomBytes } from 'crypto';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import { answerYes, answerYesOnPhone, logOutOthers, saidBy, statusFor } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** No foreign text becomes a link, a mention or markup, and no text of the app becomes a link by accident. */

let workspace: AppWorkspace;
let roomId: string;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace({ deviceManagement: true });
	const made = await workspace.call<{ group: { _id: string } }>('POST', '/api/v1/groups.create', {
		creds: workspace.admin,
		body: { name: `security-log-${randomBytes(4).toString('hex')}` },
	});
	roomId = made.body.group._id;
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
});
afterEach(() => clients.disconnect());

/** Returns what Rocket.Chat would read as more than text: all outside inline code. */
function outsideCode(text: string): string {
	return text.replace(/`[^`\n]*`/g, '');
}

/** Domains, addresses and links: Rocket.Chat makes links of them, also of a name such as `Rocket.Chat`. */
const links = /\b[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+|https?:|www\.|\]\(|\b\d+(\.\d+){3}\b/i;

/** Returns the notice to the owner and the line for administrators on what they did last. */
async function told(creds: Credentials): Promise<string[]> {
	const [notice] = (await directMessages(workspace, creds)).slice(-1);
	const [line] = (await messagesIn(workspace, workspace.admin, roomId)).slice(-1);
	return [notice.msg, line.msg];
}

it.each([['[Reset your password](https://evil.example)'], ['``` evil.example @all \u202e\u2028']])(
	'shows what a client calls itself as code: %p',
	async (userAgent) => {
		const [asking] = await clients.ofNewUser(1);
		const headers = { 'user-agent': Buffer.from(userAgent).toString('latin1') };
		expect((await workspace.callApp({ creds: asking.creds, headers })).status).toBe(200);
		for (const text of await told(asking.creds)) {
			const left = outsideCode(text);
			expect(left).not.toMatch(links);
			expect(left).not.toMatch(/[`@#]|\u202e|evil|Reset/);
			expect(text.split('\n').length).toBeLessThan(12);
		}
	},
);

it.each<[Record<string, string>, string | undefined]>([
	[{ 'x-real-ip': '::1%evil.example' }, undefined],
	[{ 'x-real-ip': 'unknown', 'x-forwarded-for': '198.51.100.1, [2001:db8::1]:443, evil.example' }, '2001:db8::1'],
])('shows only a real address: %j', async (headers, shown) => {
	const [asking] = await clients.ofNewUser(1);
	await workspace.callApp({ creds: asking.creds, headers });
	for (const text of await told(asking.creds)) {
		expect(text).toContain(shown === undefined ? english('notice_unknown_address') : `\`${shown}\``);
		expect(text).not.toContain('evil');
	}
	const line = (await workspace.logLines()).find((each) => each.includes(` user=${asking.creds.userId} `));
	expect(/ address=(\S+)/.exec(line ?? '')?.[1]).toBe(shown ?? 'unknown');
});

it('shows the name of a personal access token as code', async () => {
	const [asking] = await clients.ofNewUser(1);
	const names = ['evil.example', '`@all`', '[a](https://evil.example)', '*x*'];
	for (const tokenName of names) {
		const body = { tokenName };
		await workspace.call('POST', '/api/v1/users.generatePersonalAccessToken', { creds: asking.creds, body });
	}
	await logOutOthers(asking);
	const { msg } = await asking.nextMessage();
	expect(msg).toContain('`evil.example`');
	expect(outsideCode(msg)).not.toMatch(/evil|@all|\]\(|\*x\*|`/);
});

describe('no text becomes a link by accident', () => {
	/** Uses all of the app, and returns the texts of it that people see. */
	async function allTexts(): Promise<string[]> {
		const [asking, other] = await clients.ofNewUser(2, { language: 'en' });
		const [stranger] = await clients.ofNewUser(1);
		await workspace.personalAccessToken(asking.creds);
		const modals: string[] = [];
		for (const params of ['help', 'status', 'nonsense', '']) {
			await asking.runCommand(params);
		}
		const { question, working } = await answerYes(asking);
		modals.push(saidBy(question), saidBy(working));
		await asking.loadPicture(working, { cookies: stranger.creds });
		await asking.loadPicture(working, { site: 'cross-site' });
		await asking.loadPicture(working, { cookies: { ...asking.creds, authToken: 'gone' } });
		await asking.loadPicture(working, withoutCookies);
		await asking.loadPicture(working);
		await asking.listened();
		const messages = asking.messages().map(({ msg }) => msg);
		expect(messages).toHaveLength(9);
		modals.push(saidBy((await answerYesOnPhone(asking)).modal));
		expect(await other.isLoggedIn()).toBe(false);
		return [...modals, ...messages, ...(await told(asking.creds))];
	}

	it('in what users see', async () => {
		for (const text of await allTexts()) {
			expect(outsideCode(text)).not.toMatch(links);
		}
	});

	it('in the status for administrators', async () => {
		expect(outsideCode(await statusFor(await clients.connect(workspace.admin)))).not.toMatch(links);
	});
});
