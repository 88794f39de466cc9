import { localeOf } from '../../../src/views/locale';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { defaultPassword } from 'embedded-workspace';
import { isDone, loggedIn, saidBy, startThread, statusFor, usernameOf } from '../../support/handshake';
import {
	askAbout,
	attemptsOn,
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
	const done = english('result_user', { user: `\`@${name}\`` });
	expect((await admins[0].tap(message)).body).toBe(`${done}\n`);
	expect((await admins[0].nextMessage()).msg).toBe(done);
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, false, false]);

	const back = await clients.connect(await workspace.login(name, defaultPassword));
	expect((await admins[0].tap(message)).body).toBe(`${done}\n`);
	expect(await back.isLoggedIn()).toBe(true);
});

it('writes a line with both names into the room for administrators and the app log', async () => {
	const roomId = makePrivateGroup(workspace, 'lines');
	await workspace.saveSetting('administrator_rooms', [{ _id: roomId }]);
	const { name: boss, admins } = await newAdministrator(workspace, clients);
	const { name, id } = await newTarget(workspace, clients);
	await admins[0].loadPicture(await confirmAbout(admins[0], name));
	await workspace.saveSetting('administrator_rooms', []);
	const lines = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg);
	const via = `${english('notice_via_command')} \`@${name}\``;
	expect(lines).toEqual([expect.stringMatching(patternOf('notice_line_done', { user: `\`${boss}\``, via }))]);
	const from = `user=${admins[0].creds.userId} target=${id} client="node" address=unknown`;
	expect(await attemptsOn(workspace, id)).toEqual([`attempt result=done via=command ${from}`]);
});

it('sends no direct message if security notices are off', async () => {
	await workspace.saveSetting('security_notice', false);
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	const { body } = await admins[0].loadPicture(await confirmAbout(admins[0], name));
	await workspace.saveSetting('security_notice', true);
	expect(isDone(body)).toBe(true);
	expect(await directMessages(workspace, await workspace.login(name, defaultPassword))).toEqual([]);
});

it('answers in the thread in which it was typed, and shows nothing to others in the room', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const [{ name }, [stranger]] = [await newTarget(workspace, clients), await clients.ofNewUser(1)];
	const tmid = await startThread(workspace, admins[0].creds);
	const question = await askAbout(admins[0], name, { tmid });
	await admins[0].loadPicture(question);
	await admins[0].loadPicture(await admins[0].submit(question));
	expect(await admins[0].nextMessage()).toMatchObject({ rid: 'GENERAL', tmid });
	await stranger.listened();
	expect([stranger.messages(), stranger.interactions()]).toEqual([[], []]);
});

it('leaves the status of both as it was', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name } = await newTarget(workspace, clients);
	await admins[0].loadPicture(await confirmAbout(admins[0], name));
	await admins[0].nextMessage();
	const target = await clients.connect(await workspace.login(name, defaultPassword));
	for (const client of [admins[0], target]) {
		const msg = await statusFor(client);
		expect(msg).toContain(english('status_title'));
		expect(msg).not.toMatch(patternOf('status_last_done'));
	}
});

it.each([
	['somebody who left: deactivated', undefined],
	["the app's own user", 'logout-others.bot'],
])('tells %s what the workspace says', async (_what, bot) => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name: left, id } = await newTarget(workspace, clients);
	const body = { userId: id, activeStatus: false };
	await workspace.call('POST', '/api/v1/users.setActiveStatus', { creds: workspace.admin, body });
	const name = bot ?? left;
	expect(isDone((await admins[0].loadPicture(await confirmAbout(admins[0], name))).body)).toBe(true);
	expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user: `\`@${name}\`` }));
	expect(await admins[0].isLoggedIn()).toBe(true);
});
