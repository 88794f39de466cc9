import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { defaultPassword } from '../../support/client';
import { loggedIn } from '../../support/handshake';
import { confirmOnPhone, newAdministrator, newTarget } from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

/** An administrator on a phone, whose pictures come without a login: the file does the work. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

const done = (name: string) => english('result_user', { user: `\`@${name}\`` });

it('the file logs the user out, and all of the administrator stay', async () => {
	const { admins } = await newAdministrator(workspace, clients, 2);
	const { name, targets } = await newTarget(workspace, clients);
	const message = await confirmOnPhone(admins[0], name);
	expect(await loggedIn(targets)).toEqual([true, true]);
	expect((await admins[0].tap(message)).body).toBe(`${done(name)}\n`);
	expect((await admins[0].nextMessage()).msg).toBe(done(name));
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, false, false]);

	const back = await clients.connect(await workspace.login(name, defaultPassword));
	expect((await admins[0].tap(message)).body).toBe(`${done(name)}\n`);
	expect(await back.isLoggedIn()).toBe(true);
});

it('the file offered when no window has opened does the same', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name, targets } = await newTarget(workspace, clients);
	await admins[0].runCommand(`@${name}`, { triggerId: 'a window that never opens' });
	const message = await admins[0].nextMessage();
	expect(message.msg).toBe(english('question_no_window_file'));
	expect(await loggedIn(targets)).toEqual([true, true]);
	expect((await admins[0].tap(message)).body).toBe(`${done(name)}\n`);
	expect(await loggedIn([...admins, ...targets])).toEqual([true, false, false]);
});

it('the file does nothing for the user it is about', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name, targets } = await newTarget(workspace, clients);
	const message = await confirmOnPhone(admins[0], name);
	const { body } = await targets[0].load(fileOf(message), { site: 'none' });
	expect(body).toBe(`${english('failed_other_user')}\n`);
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, true]);
});

it('a user without the permission reads so in the file', async () => {
	const [[phone], { name, targets }] = [await clients.ofNewUser(1), await newTarget(workspace, clients)];
	const { body } = await phone.tap(await confirmOnPhone(phone, name));
	expect(body).toBe(`${english('failed_not_allowed')}\n`);
	expect(await loggedIn([phone, ...targets])).toEqual([true, true, true]);
});
