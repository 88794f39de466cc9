import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Fault } from '../../support/faults';
import { setFaults } from '../../support/faults';
import { loggedIn, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { makePrivateGroup } from '../../support/storedData';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** Notices that cannot be sent, or would reach the wrong people. The logout is never harmed. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

it('sends the notice to the owner, and not into another room that the host gives for it', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const fault: Fault = { kind: 'misdirect', method: 'getById', args: ['GENERAL'] };
	await setFaults(workspace, { 'rooms.getDirectByUsernames': fault });
	expect(await logOutOthers(asking)).toContain('>Done</text>');
	await setFaults(workspace);
	expect(await loggedIn([asking, other])).toEqual([true, false]);
	expect(await directMessages(workspace, asking.creds)).toHaveLength(1);
	const posted = await messagesIn(workspace, workspace.admin, 'GENERAL');
	expect(posted.filter(({ u }) => u.username === 'logout-others.bot')).toEqual([]);
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
