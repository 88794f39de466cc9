import { localeOf } from '../../../src/views/locale';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { defaultPassword } from 'embedded-workspace';
import { setFaults } from '../../support/faults';
import { isDone, loggedIn, saidBy, usernameOf } from '../../support/handshake';
import {
	askAbout,
	confirmAbout,
	confirmOnPhone,
	newAdministrator,
	newTarget,
	questionAbout,
} from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { makePrivateGroup } from '../../support/storedData';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { english, patternOf } from '../../support/texts';

/** An administrator logs somebody out everywhere: `/logout-others @name`. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it('asks first, names the user, and says that personal access tokens end too', async () => {
	const [{ admins }, { name, targets }] = [
		await newAdministrator(workspace, clients),
		await newTarget(workspace, clients),
	];
	const question = await askAbout(admins[0], name);
	expect(question).toMatchObject({
		title: { text: 'Logout Others' },
		submit: { text: { text: english('question_user_yes') } },
	});
	expect(saidBy(question)).toBe(questionAbout(`\`@${name}\``));
	expect(saidBy(question)).toContain('all their personal access tokens');
	await admins[0].loadPicture(question);
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, true]);
	await targets[0].listened();
	expect([targets[0].interactions(), targets[0].messages()]).toEqual([[], []]);
});

it('ends all clients and tokens of the user, keeps the administrator, and says so', async () => {
	const { admins } = await newAdministrator(workspace, clients, 2);
	const { name, targets } = await newTarget(workspace, clients, 3);
	const script = await workspace.personalAccessToken(targets[0].creds);
	const [stranger] = await clients.ofNewUser(1);
	expect(isDone((await admins[0].loadPicture(await confirmAbout(admins[0], name))).body)).toBe(true);

	await Promise.all(targets.map((each) => each.loggedOut()));
	expect(await loggedIn(targets)).toEqual([false, false, false]);
	expect((await workspace.me(script)).status).toBe(401);
	expect(await loggedIn([...admins, stranger])).toEqual([true, true, true]);
	expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user: `\`@${name}\`` }));
	expect((await workspace.me(await workspace.login(name, defaultPassword))).status).toBe(200);
});

it('sends the user a direct message in their language that names who did it', async () => {
	const { name: boss, admins } = await newAdministrator(workspace, clients);
	const [{ creds }] = await clients.ofNewUser(1, { language: 'de' });
	const name = await usernameOf(workspace, creds);
	await admins[0].loadPicture(await confirmAbout(admins[0], name));
	const messages = await directMessages(workspace, await workspace.login(name, defaultPassword));
	expect(messages).toHaveLength(1);
	expect(messages[0].msg).toBe(localeOf({ language: 'de' }).t('notice_user_done', { user: `\`@${boss}\`` }));
	// It concerns nobody else's account.
	expect(await directMessages(workspace, admins[0].creds)).toEqual([]);
});

it('works once by the file of an administrator on a phone', async () => {
	const { admins } = await newAdministrator(workspace, clients, 2);
	const { name, targets } = await newTarget(workspace, clients);
	const message = await confirmOnPhone(admins[0], name);
	expect(await loggedIn(targets)).toEqual([true, true]);
	const user = `\`@${name}\``;
	expect(message.msg).toBe(english('file_message_user', { user }));
	const done = english('result_user', { user });
	expect((await admins[0].tap(message)).body).toBe(`${done}\n`);
	expect((await admins[0].nextMessage()).msg).toBe(done);
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, false, false]);

	const back = await clients.connect(await workspace.login(name, defaultPassword));
	expect((await admins[0].tap(message)).body).toBe(`${done}\n`);
	expect(await back.isLoggedIn()).toBe(true);
});

it('says that it cannot tell if the answer got lost, also to the user and to administrators, and can be asked again', async () => {
	const roomId = makePrivateGroup(workspace, 'lines');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const { name: boss, admins } = await newAdministrator(workspace, clients);
	const { name, targets } = await newTarget(workspace, clients);
	const working = await confirmAbout(admins[0], name);
	await setFaults(workspace, { 'http.call': { kind: 'lose' } });
	expect(isDone((await admins[0].loadPicture(working)).body)).toBe(false);
	await setFaults(workspace);
	expect(await loggedIn(targets)).toEqual([false, false]);
	const back = await clients.connect(await workspace.login(name, defaultPassword));
	// The same picture again does nothing and says the same.
	expect(isDone((await admins[0].loadPicture(working)).body)).toBe(false);
	expect(await back.isLoggedIn()).toBe(true);
	await workspace.saveSetting('administrator_rooms', []);

	const user = `\`@${name}\``;
	await admins[0].listened();
	expect(admins[0].messages().map(({ msg }) => msg)).toEqual([english('failed_unknown_user', { user })]);
	const notices = (await directMessages(workspace, back.creds)).map(({ msg }) => msg);
	expect(notices).toEqual([english('notice_user_unknown', { user: `\`@${boss}\`` })]);
	const lines = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg);
	const via = `${english('notice_via_command')} ${user}`;
	const line = patternOf('notice_line_unknown', { user: `\`${boss}\``, via, reason: '`no-answer`' });
	expect(lines).toEqual([expect.stringMatching(line)]);

	expect(isDone((await admins[0].loadPicture(await confirmAbout(admins[0], name))).body)).toBe(true);
	expect(await loggedIn([...admins, back])).toEqual([true, false]);
});
