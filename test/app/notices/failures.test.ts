import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Fault } from '../../support/faults';
import { logged, setFaults } from '../../support/faults';
import { loggedIn, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore, makePrivateGroup } from '../../support/storedData';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { english } from '../../support/texts';
import type { WorkspaceProxy } from '../../support/workspaceProxy';
import { startWorkspaceProxy } from '../../support/workspaceProxy';

/** Notices that cannot be sent, or would reach the wrong people. The logout is never harmed. */

let workspace: AppWorkspace;
let proxy: WorkspaceProxy;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
	proxy = await startWorkspaceProxy(workspace.url);
});
afterAll(() => proxy.stop());
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

/** What the app's bot has posted in a public room. */
async function postedIn(roomId: string): Promise<unknown[]> {
	const messages = await messagesIn(workspace, workspace.admin, roomId);
	return messages.filter(({ u }) => u.username === 'logout-others.bot');
}

describe("the host gives another room for the owner's direct message", () => {
	const fault: Fault = { kind: 'misdirect', method: 'getById', args: ['GENERAL'] };

	it('sends no notice there, but to the owner', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		await setFaults(workspace, { 'rooms.getDirectByUsernames': fault });
		expect(await logOutOthers(asking)).toContain('>Done</text>');
		await setFaults(workspace);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
		expect(await directMessages(workspace, asking.creds)).toHaveLength(1);
		expect(await postedIn('GENERAL')).toEqual([]);
	});

	it('posts nothing if it starts another room, too, and says why in the app log', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		await setFaults(workspace, {
			'rooms.getDirectByUsernames': fault,
			'rooms.getById': fault,
		});
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
		await setFaults(workspace);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
		expect(await logged(workspace, /^security notice not sent: /)).toContain('only the user and the app can read');
		expect(await postedIn('GENERAL')).toEqual([]);
	});
});

it('says to administrators that the owner was not told, and tries again with the next call', async () => {
	const roomId = makePrivateGroup(workspace, 'not-told');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const [creds] = await workspace.newClients(1);
	// As if the owner had blocked the app's user, or the room were encrypted.
	await setFaults(workspace, { 'rooms.getDirectByUsernames': { kind: 'throw' } });
	expect((await workspace.callApp({ creds })).status).toBe(200);
	await setFaults(workspace);
	expect(await directMessages(workspace, creds)).toEqual([]);
	expect((await workspace.callApp({ creds })).status).toBe(200);
	await workspace.saveSetting('administrator_rooms', []);
	expect(await directMessages(workspace, creds)).toHaveLength(1);
	const lines = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg);
	expect(lines.filter((line) => line.endsWith(english('notice_line_not_told', { line: '' })))).toHaveLength(1);
	expect(lines).toHaveLength(2);
});

describe('a notice that cannot be sent stops nothing', () => {
	it('if the owner was deleted in the meantime', async () => {
		const [caller] = await workspace.newClients(1);
		proxy.answerLogout(async (req, res) => {
			await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body: { userId: caller.userId } });
			res.json({ success: true, token: req.header('x-auth-token'), tokenExpires: '2030-01-01T00:00:00.000Z' });
		});
		await workspace.saveSetting('workspace_url', proxy.url);
		const { status } = await workspace.callApp({ creds: caller });
		await workspace.saveSetting('workspace_url', '');
		expect(status).toBe(200);
		await logged(workspace, new RegExp(`^attempt result=done .*user=${caller.userId} `));
	});

	it('if the user of the app is gone', async () => {
		const bot = inStore(workspace, ({ users }) => users.findByUsername('logout-others.bot'));
		if (!bot) {
			throw new Error('The app has no user.');
		}
		const both = await clients.ofNewUser(2);
		inStore(workspace, ({ users }) => users.remove(bot._id));
		try {
			expect((await workspace.callApp({ creds: both[0].creds })).status).toBe(200);
		} finally {
			inStore(workspace, ({ users }) => users.insert(bot));
		}
		expect(await loggedIn(both)).toEqual([true, false]);
		await logged(workspace, /^security notice not sent: /);
	});
});
