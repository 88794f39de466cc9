import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { makePrivateGroup } from '../../support/storedData';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** No foreign text becomes a link, a mention or markup. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** Returns what Rocket.Chat would read as more than text: all outside inline code. */
function outsideCode(text: string): string {
	return text.replace(/`[^`\n]*`/g, '');
}

/** Domains, addresses and links: Rocket.Chat makes links of them, also of a name such as `Rocket.Chat`. */
const links = /\b[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+|https?:|www\.|\]\(|\b\d+(\.\d+){3}\b/i;

it('makes neither links nor mentions of what a client calls itself, nor of an address that is none', async () => {
	const roomId = makePrivateGroup(workspace, 'hostile');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const [creds] = await workspace.newClients(1);
	const userAgent = '``` [Reset your password](https://evil.example) @all \u202e\u2028';
	const headers = { 'user-agent': Buffer.from(userAgent).toString('latin1'), 'x-real-ip': '::1%evil.example' };
	expect((await workspace.callApp({ creds, headers })).status).toBe(200);
	await workspace.saveSetting('administrator_rooms', []);
	const [notice] = await directMessages(workspace, creds);
	const [line] = await messagesIn(workspace, workspace.admin, roomId);
	for (const { msg } of [notice, line]) {
		const left = outsideCode(msg);
		expect(left).not.toMatch(links);
		expect(left).not.toMatch(/[`@#]|\u202e|evil|Reset/);
		expect(msg).toContain(english('notice_unknown_address'));
		expect(msg.split('\n').length).toBeLessThan(12);
	}
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
