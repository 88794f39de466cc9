import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Fault } from '../../support/faults';
import { logged, setFaults } from '../../support/faults';
import { loggedIn, logOutOthers } from '../../support/handshake';
import { directMessages, messagesIn } from '../../support/storedMessages';
import type { WorkspaceProxy } from '../../support/workspaceProxy';
import { startWorkspaceProxy } from '../../support/workspaceProxy';

/** Notices that cannot be sent, or would reach the wrong people. The logout is never harmed. */

let workspace: AppWorkspace;
let proxy: WorkspaceProxy;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
	proxy = await startWorkspaceProxy(workspace.url);
});
afterAll(async () => {
	await proxy.stop();
	await workspace.process.stop();
});
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

/** Makes the room that `misdirect` gives instead of the user's own, and returns the fault. */
async function wrongRoom(kind: string): Promise<{ roomId: string; fault: Fault }> {
	const misdirected = (roomId: string): { roomId: string; fault: Fault } => ({
		roomId,
		fault: { kind: 'misdirect', method: 'getById', args: [roomId] },
	});
	if (kind === 'a public room') return misdirected('GENERAL');
	const { admin: creds } = workspace;
	if (kind === 'a private group') {
		const body = { name: `group-${Math.random().toString(36).slice(2)}` };
		const made = await workspace.call<{ group: { _id: string } }>('POST', '/api/v1/groups.create', { creds, body });
		return misdirected(made.body.group._id);
	}
	const [stranger] = await clients.ofNewUser(1);
	const username = kind === 'the direct room of the app and somebody else' ? 'logout-others.bot' : 'admin';
	const im = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', {
		creds: stranger.creds,
		body: { username },
	});
	return misdirected(im.body.room._id);
}

describe("situation 22: the host gives another room for the owner's direct message", () => {
	it.each([
		['a public room'],
		['a private group'],
		['the direct room of two other people'],
		['the direct room of the app and somebody else'],
	])('%s gets no notice; the owner does', async (kind) => {
		const { roomId, fault } = await wrongRoom(kind);
		const [asking, other] = await clients.ofNewUser(2);
		await setFaults(workspace, { 'rooms.getDirectByUsernames': fault });
		expect(await logOutOthers(asking)).toContain('>Done</text>');
		await setFaults(workspace);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
		expect(await directMessages(workspace, asking.creds)).toHaveLength(1);
		const wrong = await messagesIn(workspace, workspace.admin, roomId).catch(() => []);
		expect(wrong.filter(({ u }) => u.username === 'logout-others.bot')).toEqual([]);
	});

	it('and for the one it starts: nothing is posted, and the app log says why', async () => {
		const { roomId, fault } = await wrongRoom('a public room');
		const [asking, other] = await clients.ofNewUser(2);
		await setFaults(workspace, {
			'rooms.getDirectByUsernames': fault,
			'rooms.getById': { ...fault, after: 0 },
		});
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
		await setFaults(workspace);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
		expect(await logged(workspace, /^security notice not sent: /)).toContain('only the user and the app can read');
		const wrong = await messagesIn(workspace, workspace.admin, roomId);
		expect(wrong.filter(({ u }) => u.username === 'logout-others.bot')).toEqual([]);
	});
});

describe('a notice that cannot be sent is in the app log', () => {
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
		const lines = await workspace.logLines();
		expect(lines.filter((line) => line.startsWith('attempt result=done'))).not.toEqual([]);
	});

	it('if the user of the app is gone', async () => {
		const body = { username: 'logout-others.bot' };
		await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body });
		const both = await clients.ofNewUser(2);
		expect((await workspace.callApp({ creds: both[0].creds })).status).toBe(200);
		expect(await loggedIn(both)).toEqual([true, false]);
		await logged(workspace, /^security notice not sent: /);
	});
});
