import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { logged, setFaults } from '../../support/faults';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { until } from 'embedded-workspace/testing';
import { english, patternOf } from '../../support/texts';
import { answerYes, loggedIn, saidBy } from '../../support/handshake';

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

it.each(['throw', 'drop'] as const)(
	'says in the picture that it is done, even if the message does not arrive (%s)',
	async (kind) => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await setFaults(workspace, { [ephemeral]: { kind } });
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
		await logged(workspace, new RegExp(`^attempt result=done .*user=${asking.creds.userId} `));
		if (kind === 'throw') {
			await logged(workspace, /^message on the outcome not sent: A fault was asked for/);
		}
	},
);

describe('if the file for the mobile app', () => {
	it('cannot be sent: the modal says so, and another try works', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const question = await phone.openQuestion();
		await phone.loadPicture(question, withoutCookies);
		await setFaults(workspace, { [ephemeral]: { kind: 'throw' } });
		expect(saidBy(await phone.submit(question))).toBe(english('failed_command'));
		await logged(workspace, /^confirmation failed: A fault was asked for/);

		await setFaults(workspace);
		await phone.submit(question);
		expect((await phone.tap(await phone.nextMessage())).body).toMatch(patternOf('result_done'));
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});

	it('does not arrive: nothing is logged out, and the command can be run again', async () => {
		const [phone, other] = await clients.ofNewUser(2);
		const question = await phone.openQuestion();
		await phone.loadPicture(question, withoutCookies);
		await setFaults(workspace, { [ephemeral]: { kind: 'drop' } });
		await phone.submit(question);
		await phone.listened();
		expect(phone.messages()).toEqual([]);
		expect(await loggedIn([phone, other])).toEqual([true, true]);

		await setFaults(workspace);
		const again = await phone.openQuestion();
		await phone.loadPicture(again, withoutCookies);
		await phone.submit(again);
		await phone.tap(await phone.nextMessage());
		expect(await loggedIn([phone, other])).toEqual([true, false]);
	});
});

describe('if the question', () => {
	it('cannot be shown: a message says so', async () => {
		const [asking] = await clients.ofNewUser(1);
		await setFaults(workspace, { [modal]: { kind: 'throw' } });
		await asking.runCommand('', { triggerId: 'one' });
		expect((await asking.nextMessage()).msg).toBe(english('failed_command'));
		await logged(workspace, /^\/logout-others failed: A fault was asked for/);
	});

	it('cannot be shown and neither can a message: the command itself fails', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const failures = async (): Promise<number> =>
			(await workspace.logLines()).filter((line) => line.startsWith('/logout-others failed')).length;
		const before = await failures();
		await setFaults(workspace, { [modal]: { kind: 'throw' }, [ephemeral]: { kind: 'throw' } });
		await expect(asking.runCommand('', { triggerId: 'one' })).rejects.toThrow('The command was refused');
		await until(async () => (await failures()) > before);
		expect(await loggedIn([asking, other])).toEqual([true, true]);
	});
});

it.each(['throw', 'drop', 'slow'] as const)(
	'logs out at once, whatever becomes of the security notice (%s)',
	async (kind) => {
		const [caller, other] = await workspace.newClients(2);
		await setFaults(workspace, { 'messages.create': { kind, delayMs: 60_000 } });
		expect((await workspace.callApp({ creds: caller })).status).toBe(200);
		expect(await directMessages(workspace, caller)).toEqual([]);
		expect((await workspace.me(other)).status).toBe(401);
		await logged(workspace, new RegExp(`^attempt result=done .*user=${caller.userId} `));
	},
);
