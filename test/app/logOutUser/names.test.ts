import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { isDone, saidBy } from '../../support/handshake';
import { askAbout, deactivate, newAdministrator, newTarget, questionAbout, rename } from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore, makePrivateGroup } from '../../support/storedData';
import { messagesIn } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** What can be typed behind the command, and how names appear in texts. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

const endpoint = () => `${workspace.url}${endpointPath}`;

/** Returns the only thing the client is told; no window opens. */
async function answerTo(asking: ChatClient, params: string, triggerId?: string): Promise<string> {
	await asking.runCommand(params, { triggerId });
	const { msg } = await asking.nextMessage();
	await asking.listened();
	expect(asking.interactions()).toEqual([]);
	return msg;
}

it("asks whether to log out everywhere for one's own name", async () => {
	const { name, targets } = await newTarget(workspace, clients);
	const question = await askAbout(targets[0], name);
	expect(saidBy(question)).toBe(`*${english('question_self_title')}*\n${english('question_self_text')}`);
	expect(await targets[1].isLoggedIn()).toBe(true);
});

it.each([
	['@NAME\u200b', 'an invisible character behind it'],
	['\u2060@\u00adNAME', 'invisible characters before it'],
	['\uff20NAME', 'a wide @'],
])('finds the user whose name was pasted as %j: with %s', async (pasted) => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	expect(await answerTo(admins[0], pasted.replace('NAME', name))).toBe(english('help_scripts_user'));
});

it('says that capital letters count', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	const typed = `@${name.toUpperCase()}`;
	const answer = await answerTo(admins[0], typed, 'trigger');
	expect(answer).toBe(english('failed_no_user', { user: `\`${typed}\`` }));
	expect(answer).toContain('capital letters');
});

it('does not say that a deactivated user can log in again', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { id, name } = await newTarget(workspace, clients);
	const again = english('question_user_return', { user: `\`@${name}\`` });
	expect(saidBy(await askAbout(admins[0], name))).toContain(again);
	deactivate(workspace, id);
	expect(saidBy(await askAbout(admins[0], name))).not.toContain(again);
});

it.each([
	['@nobody', '`@nobody`'],
	['@`code`https://evil.example', '`@ code https://evil.example`'],
])('says that there is no user %s, without a guess', async (params, shown) => {
	const { admins } = await newAdministrator(workspace, clients);
	expect(await answerTo(admins[0], params, 'trigger')).toBe(english('failed_no_user', { user: shown }));
});

it('takes a name without @ for an argument as before', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	expect(await answerTo(admins[0], name, 'trigger')).toBe(english('help_unknown_argument', { url: endpoint() }));
});

it('opens no window for a script, and logs nothing out', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name, targets } = await newTarget(workspace, clients);
	expect(await answerTo(admins[0], `@${name}`)).toBe(english('help_scripts_user'));
	expect(await targets[0].isLoggedIn()).toBe(true);
});

it('explains the own name to everybody, and other names to administrators only', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const [user] = await clients.ofNewUser(1);
	const help = english('help', { url: endpoint() });
	const own = await answerTo(user, 'help');
	expect(own).toMatch(/\n`\/logout-others @[^`]+`: .*this one too/);
	expect(own).not.toContain('@name');
	const more = await answerTo(admins[0], 'help');
	expect(more.startsWith(`${help}\n`)).toBe(true);
	expect(more).toContain('`/logout-others @name`');
});

it('logs out a user with a name of 1,200 characters like any other', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { id, name, targets } = await newTarget(workspace, clients);
	const long = 'x'.repeat(1200);
	rename(workspace, id, long);
	const question = await askAbout(admins[0], long);
	await admins[0].loadPicture(question);
	expect(isDone((await admins[0].loadPicture(await admins[0].submit(question))).body)).toBe(true);
	rename(workspace, id, name);
	expect(await targets[0].isLoggedIn()).toBe(false);
});

it('shows hostile names as code in every text', async () => {
	const roomId = makePrivateGroup(workspace, 'hostile-lines');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const { admins } = await newAdministrator(workspace, clients);
	const { id } = await newTarget(workspace, clients);
	const hostile = '`x`@all*[a](https://evil.example){{when}}\u202e';
	const shown = 'x @all*[a](https://evil.example){{when}}';
	rename(workspace, id, hostile);
	// The administrator's name is as hostile; no two users have the same.
	rename(workspace, admins[0].creds.userId, `2${hostile}`);
	const [target, administrator] = [`\`@ ${shown}\``, `\`@2 ${shown}\``];

	const question = await askAbout(admins[0], hostile);
	expect(saidBy(question)).toBe(questionAbout(target));
	await admins[0].loadPicture(question);
	expect(isDone((await admins[0].loadPicture(await admins[0].submit(question))).body)).toBe(true);
	await workspace.saveSetting('administrator_rooms', []);
	expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user: target }));

	const [notice] = noticesTo(id);
	expect(notice).toBe(english('notice_user_done', { user: administrator }));
	const [line] = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg);
	expect(line).toContain(`${english('notice_via_command')} ${target}, `);
	expect(line.startsWith(`\`2 ${shown}\` `)).toBe(true);

	rename(workspace, id, `user-${id}`);
	rename(workspace, admins[0].creds.userId, `boss-${id}`);
});

/** The direct messages to a user, whose name no rule of this workspace would allow. */
function noticesTo(userId: string): string[] {
	return inStore(workspace, ({ rooms, messages }) => {
		const direct = rooms.all().filter(({ t, _id }) => t === 'd' && _id.includes(userId));
		return direct.flatMap(({ _id }) => messages.ofRoom(_id)).map(({ msg }) => msg);
	});
}
