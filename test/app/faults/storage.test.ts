import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { logged, setFaults } from '../../support/faults';
import { loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { resultDone } from '../../support/texts';

/** The app's persistence fails. Records only help to choose the better way, so it goes on. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const faults = {
	'persistence.readByAssociations': { kind: 'throw' },
	'persistence.updateByAssociations': { kind: 'throw' },
} as const;

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

it('logs out others at the endpoint, and tells the owner, if nothing can be read or recorded', async () => {
	const [caller, other] = await workspace.newClients(2);
	await setFaults(workspace, faults);
	const { status, body } = await workspace.callApp({ creds: caller });
	expect([status, body]).toMatchObject([200, { token: caller.authToken, success: true }]);
	expect((await workspace.me(caller)).status).toBe(200);
	expect((await workspace.me(other)).status).toBe(401);
	expect(await directMessages(workspace, caller)).toHaveLength(1);
	await logged(workspace, new RegExp(`^attempt result=done .*user=${caller.userId} `));
	await logged(workspace, /^records not read: A fault was asked for/);
	await logged(workspace, /^"revocation" not recorded: A fault was asked for/);
});

it('logs out others in chat, by the file, if nothing can be read or recorded', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const question = await asking.openQuestion();
	await setFaults(workspace, faults);
	expect((await asking.loadPicture(question)).headers.get('content-type')).toMatch(/^image\/svg\+xml/);
	await asking.submit(question);
	expect((await asking.tap(await asking.nextMessage())).body).toMatch(resultDone);
	expect(await loggedIn([asking, other])).toEqual([true, false]);
	await logged(workspace, /^"shown" not recorded: A fault was asked for/);
	await logged(workspace, /^"confirmed" not recorded: A fault was asked for/);
});
