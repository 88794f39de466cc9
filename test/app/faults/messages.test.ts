import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { logged, setFaults } from '../../support/faults';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { english, resultDone } from '../../support/texts';
import { loggedIn, saidBy } from '../../support/handshake';

const ephemeral = 'messages.notifyUser';
const modal = 'uiInteractions.notifyUser';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

it('says in the modal that the file for the mobile app cannot be sent, and another try works', async () => {
	const [phone, other] = await clients.ofNewUser(2);
	const question = await phone.openQuestion();
	await phone.loadPicture(question, withoutCookies);
	await setFaults(workspace, { [ephemeral]: { kind: 'throw' } });
	expect(saidBy(await phone.submit(question))).toBe(english('failed_command'));
	await logged(workspace, /^confirmation failed: A fault was asked for/);

	await setFaults(workspace);
	await phone.submit(question);
	expect((await phone.tap(await phone.nextMessage())).body).toMatch(resultDone);
	expect(await loggedIn([phone, other])).toEqual([true, false]);
});

it('says in a message that the question cannot be shown', async () => {
	const [asking] = await clients.ofNewUser(1);
	await setFaults(workspace, { [modal]: { kind: 'throw' } });
	await asking.runCommand('', { triggerId: 'one' });
	expect((await asking.nextMessage()).msg).toBe(english('failed_command'));
	await logged(workspace, /^\/logout-others failed: A fault was asked for/);
});

it('lets the command itself fail if neither question nor message can be shown', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	await setFaults(workspace, { [modal]: { kind: 'throw' }, [ephemeral]: { kind: 'throw' } });
	await expect(asking.runCommand('', { triggerId: 'one' })).rejects.toThrow('The command was refused');
	expect(await loggedIn([asking, other])).toEqual([true, true]);
});

it('logs out at once, however long the security notice takes', async () => {
	const [caller, other] = await workspace.newClients(2);
	await setFaults(workspace, { 'messages.create': { kind: 'slow', delayMs: 60_000 } });
	expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	expect(await directMessages(workspace, caller)).toEqual([]);
	expect((await workspace.me(other)).status).toBe(401);
	await logged(workspace, new RegExp(`^attempt result=done .*user=${caller.userId} `));
});
