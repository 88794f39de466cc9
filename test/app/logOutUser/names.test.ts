import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { isDone, saidBy } from '../../support/handshake';
import { askAbout, change, newAdministrator, newTarget, questionAbout } from '../../support/logOutUser';
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

/** Returns the only thing the client is told; no window opens. */
async function answerTo(asking: ChatClient, params: string, triggerId?: string): Promise<string> {
	await asking.runCommand(params, { triggerId });
	const { msg } = await asking.nextMessage();
	await asking.listened();
	expect(asking.interactions()).toEqual([]);
	return msg;
}

it('finds the user whose name was pasted with invisible characters, and opens no window for a script', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	expect(await answerTo(admins[0], `\u2060@\u00ad${name}\u200b`)).toBe(english('help_scripts_user'));
});

it('says that capital letters count', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	const typed = `@${name.toUpperCase()}`;
	const answer = await answerTo(admins[0], typed, 'trigger');
	expect(answer).toBe(english('failed_no_user', { user: `\`${typed}\`` }));
	expect(answer).toContain('capital letters');
});

it('does not say that somebody who was deactivated can log in again, and logs them out all the same', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { id, name, targets } = await newTarget(workspace, clients);
	const user = `\`@${name}\``;
	const again = english('question_user_return', { user });
	expect(saidBy(await askAbout(admins[0], name))).toContain(again);
	change(workspace, id, { active: false });
	const question = await askAbout(admins[0], name);
	expect(saidBy(question)).not.toContain(again);
	await admins[0].loadPicture(question);
	await admins[0].loadPicture(await admins[0].submit(question));
	expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user }));
	expect(await targets[0].isLoggedIn()).toBe(false);
});

it('shows hostile names as code in every text, cut if they are long', async () => {
	const roomId = makePrivateGroup(workspace, 'hostile-lines');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const { admins } = await newAdministrator(workspace, clients);
	const { id } = await newTarget(workspace, clients);
	const hostile = `\`x\`@all*[a](https://evil.example){{when}}\u202e${'x'.repeat(1200)}`;
	const shown = (before: string) =>
		`\`${`${before} x @all*[a](https://evil.example){{when}} ${'x'.repeat(60)}`.slice(0, 60)}\``;
	change(workspace, id, { username: hostile });
	// The administrator's name is as hostile; no two users have the same.
	change(workspace, admins[0].creds.userId, { username: `2${hostile}` });
	const [target, administrator] = [shown('@'), shown('@2')];

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
	expect(line.startsWith(`${shown('2')} `)).toBe(true);

	change(workspace, id, { username: `user-${id}` });
	change(workspace, admins[0].creds.userId, { username: `boss-${id}` });
});

/** The direct messages to a user, whose name no rule of this workspace would allow. */
function noticesTo(userId: string): string[] {
	return inStore(workspace, ({ rooms, messages }) => {
		const direct = rooms.all().filter(({ t, _id }) => t === 'd' && _id.includes(userId));
		return direct.flatMap(({ _id }) => messages.ofRoom(_id)).map(({ msg }) => msg);
	});
}
