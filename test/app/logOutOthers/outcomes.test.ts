import type { RequestHandler } from 'express';

import type { TextKey } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { expectFailure } from '../../support/endpointAnswers';
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

describe.each<[string, RequestHandler, TextKey, outcome: 'unknown' | 'nothing happened']>([
	['breaks', (_, res) => void res.sendStatus(500), 'failed_unknown', 'unknown'],
	['refuses', (_, res) => void res.sendStatus(403), 'failed_refused', 'nothing happened'],
])('if the workspace %s', (_what, how, key, outcome) => {
	it(`tells the user so (${outcome}), and can be asked again`, async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		proxy.answerLogout(how);
		expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
		expect((await asking.nextMessage()).msg).toMatch(patternOf(key));
		expect(await loggedIn([asking, other])).toEqual([true, true]);
		const notices = (await directMessages(workspace, asking.creds)).map(({ msg }) => msg.split('\n')[0]);
		expect(notices).toEqual(outcome === 'unknown' ? [english('notice_unknown')] : []);

		proxy.answerLogout();
		expect(isDone(await logOutOthers(asking))).toBe(true);
		expect((await asking.nextMessage()).msg).toMatch(resultDone);
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});
});

it('says that it cannot tell if the answer got lost, and can be asked again', async () => {
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

	proxy.answerLogout();
	expect(await logOutOthers(asking)).toContain('>Done</text>');
	expect((await asking.nextMessage()).msg).toMatch(resultDone);
});

describe('another device did the same at that moment', () => {
	/** A stub that ends both: it has accepted this login before the other one ended it. */
	function endBoth(other: { creds: { userId: string; authToken: string } }): void {
		proxy.answerLogout(async (req, res) => {
			await workspace.logoutOtherClients(other.creds);
			res.json({ token: req.header('x-auth-token'), tokenExpires: '', success: true });
		});
	}

	it('says so to a client that is out, instead of "Done"', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const { message } = await answerYesOnPhone(phone);
		endBoth(other);
		expect((await phone.tap(message)).body).toBe(`${english('failed_ended')}\n`);
		expect(await phone.isLoggedIn()).toBe(false);
	});

	it('says so to a script', async () => {
		const [caller, other] = await workspace.newClients(2);
		endBoth({ creds: other });
		const text = /^This login was ended at the same moment, so we can't tell whether .* Log in again\.$/;
		const answer = await workspace.callApp({ creds: caller });
		expectFailure(answer, { status: 401, errorType: 'error-not-logged-in', text });
	});

	it('shows "See chat" in the picture and sends the owner a notice that it may have happened', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		endBoth(other);
		expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
		const [notice] = await directMessages(workspace, other.creds);
		expect(notice.msg).toContain(english('notice_unknown'));
	});
});
