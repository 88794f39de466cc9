import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { answerYes, answerYesOnPhone, isDone, loggedIn, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import type { WorkspaceProxy } from '../../support/workspaceProxy';
import { startWorkspaceProxy } from '../../support/workspaceProxy';
import { english, patternOf, resultDone } from '../../support/texts';

/** The outcome is told truly: done, nothing happened, or unknown. */

let workspace: AppWorkspace;
let proxy: WorkspaceProxy;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
	proxy = await startWorkspaceProxy(workspace.url);
	await workspace.saveSetting('workspace_url', proxy.url);
});
afterAll(() => proxy.stop());
beforeEach(() => proxy.answerLogout());
afterEach(() => clients.disconnect());

it('says that nothing happened if the workspace refuses, and can be asked again', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	proxy.answerLogout((_, res) => void res.sendStatus(403));
	expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
	expect((await asking.nextMessage()).msg).toMatch(patternOf('failed_refused'));
	expect(await loggedIn([asking, other])).toEqual([true, true]);
	expect(await directMessages(workspace, asking.creds)).toEqual([]);

	proxy.answerLogout();
	expect(isDone(await logOutOthers(asking))).toBe(true);
	expect((await asking.nextMessage()).msg).toMatch(resultDone);
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});

it('says that it cannot tell if the answer got lost, also to the owner, and can be asked again', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	proxy.answerLogout(async (req) => {
		await workspace.logoutOtherClients(asking.creds);
		req.socket.destroy();
	});
	await asking.loadPicture(working);
	expect((await asking.nextMessage()).msg).toBe(english('failed_unknown'));
	expect(await other.isLoggedIn()).toBe(false);
	// The same picture again does nothing and says the same.
	expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
	await asking.listened();
	expect(asking.messages()).toHaveLength(1);
	const notices = (await directMessages(workspace, asking.creds)).map(({ msg }) => msg.split('\n')[0]);
	expect(notices).toEqual([english('notice_unknown')]);

	proxy.answerLogout();
	expect(await logOutOthers(asking)).toContain('>Done</text>');
});

it('says to a client that is out because another device did the same at that moment, and to the owner, that it cannot tell', async () => {
	const [phone, other] = await clients.ofNewUser(2);
	const { message } = await answerYesOnPhone(phone);
	// A stub that ends both: it has accepted this login before the other one ended it.
	proxy.answerLogout(async (req, res) => {
		await workspace.logoutOtherClients(other.creds);
		res.json({ token: req.header('x-auth-token'), tokenExpires: '', success: true });
	});
	expect((await phone.tap(message)).body).toBe(`${english('failed_ended')}\n`);
	expect(await phone.isLoggedIn()).toBe(false);
	const [notice] = await directMessages(workspace, other.creds);
	expect(notice.msg).toContain(english('notice_unknown'));
});
