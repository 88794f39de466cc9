import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { chromeOnWindows, firefoxOnLinux, safariOnMac } from '../../support/devices';
import { logInAgain, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

/** On a workspace with device management the result shows the sessions that it lists. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const thisOne = `*${english('result_session_current')}*`;

beforeAll(async () => {
	workspace = await sharedWorkspace({ deviceManagement: true });
});
afterEach(() => clients.disconnect());

async function markCurrent(enabled: boolean): Promise<void> {
	const call = { creds: workspace.admin, body: { enabled } };
	expect((await workspace.call('POST', '/workspace/mark-current-session', call)).status).toBe(200);
}

/** Returns the lines on sessions, which follow their heading. */
async function listedFor(message: Promise<{ msg: string }>): Promise<string[]> {
	const lines = (await message).msg.split('\n');
	expect(lines).toContain(english('result_sessions'));
	return lines.filter((line) => line.startsWith('• '));
}

describe('situation 4: two browsers behind one address, one of them asks', () => {
	it.each([
		['different browsers', firefoxOnLinux('192.0.2.7')],
		['the same browser twice', chromeOnWindows('192.0.2.7')],
	])('which one is asking is not guessed (%s)', async (_what, otherDevice) => {
		const [first, second] = await workspace.newClients(2);
		const asking = await clients.connectFrom(chromeOnWindows('192.0.2.7'), first);
		await clients.connectFrom(otherDevice, second);
		await logOutOthers(asking);
		const listed = await listedFor(asking.nextMessage());
		expect(listed).toHaveLength(2);
		expect(listed.join()).not.toContain(thisOne);
	});

	it('the one that is asking is marked if the server marks it', async () => {
		await markCurrent(true);
		const [first, second, third] = await workspace.newClients(3);
		const asking = await clients.connectFrom(safariOnMac('192.0.2.7'), first);
		await clients.connectFrom(safariOnMac('192.0.2.7'), second);
		await clients.connectFrom(firefoxOnLinux('192.0.2.7'), third);
		await logOutOthers(asking);
		const listed = await listedFor(asking.nextMessage());
		await markCurrent(false);
		const marked = listed.filter((line) => line.includes(thisOne));
		expect(listed).toHaveLength(3);
		expect(marked).toEqual([expect.stringContaining('`Safari` on `Mac OS`, `192.0.2.7`')]);
	});
});

it('situation 3: sessions that ended before are listed, and no count of what was logged out is claimed', async () => {
	const [first, second] = await workspace.newClients(2);
	const ended = await clients.connectFrom(firefoxOnLinux('192.0.2.8'), second);
	const asking = await clients.connectFrom(chromeOnWindows('192.0.2.7'), first);
	// Rocket.Chat's own button.
	await workspace.logoutOtherClients(first);
	expect(await ended.isLoggedIn()).toBe(false);
	await logOutOthers(asking);
	const { msg } = await asking.nextMessage();
	expect(msg).toContain('`Firefox`');
	expect(msg).not.toMatch(/\d+ (other )?(client|session|login)s?/);
});

it('shows ten sessions and how many more there are', async () => {
	const [creds] = await workspace.newClients(1);
	const logins = [creds];
	for (let n = 1; n < 13; n++) logins.push(await logInAgain(workspace, creds));
	const connected = [];
	for (const [n, login] of logins.entries()) {
		connected.push(await clients.connectFrom(chromeOnWindows(`192.0.2.${n + 1}`), login));
	}
	await logOutOthers(connected[0]);
	const { msg } = await connected[0].nextMessage();
	expect(msg.match(/^• /gm)).toHaveLength(10);
	expect(msg).toContain(english('result_more_other', { count: '3' }));
});
