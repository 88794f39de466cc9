import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { defaultPassword } from 'embedded-workspace';
import { isDone, loggedIn, saidBy } from '../../support/handshake';
import { askAbout, confirmAbout, newTarget } from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** Somebody who suspects a stolen token ends everything: `/logout-others @myself`. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it('asks first, and says that this client goes, too', async () => {
	const { name, targets } = await newTarget(workspace, clients);
	const question = await askAbout(targets[0], name);
	expect(question).toMatchObject({ title: { text: 'Logout Others' }, submit: { style: 'danger' } });
	expect(saidBy(question)).toContain('*this one too*');
	expect(JSON.stringify(question)).not.toContain(english('picture_this_client'));
	expect((await targets[0].loadPicture(question)).body).not.toContain(english('picture_this_client'));
	expect(await loggedIn(targets)).toEqual([true, true]);
});

it('ends all clients, this one too, and all personal access tokens, without any permission', async () => {
	const { name, id, targets } = await newTarget(workspace, clients, 3);
	const script = await workspace.personalAccessToken(targets[0].creds);
	const [stranger] = await clients.ofNewUser(1);
	expect(isDone((await targets[0].loadPicture(await confirmAbout(targets[0], name))).body)).toBe(true);

	await Promise.all(targets.map((each) => each.loggedOut()));
	expect(await loggedIn([...targets, stranger])).toEqual([false, false, false, true]);
	expect((await workspace.me(script)).status).toBe(401);
	expect(userRecords(workspace, id)).toContainEqual(expect.objectContaining({ kind: 'revocation', target: id }));
	const line = (await workspace.logLines()).find((each) => each.includes(` user=${id} `));
	expect(line).toMatch(new RegExp(`^attempt result=done via=command user=${id} target=${id} `));
});

it('works once, and leaves a direct message for the next login', async () => {
	const { name, targets } = await newTarget(workspace, clients);
	const working = await confirmAbout(targets[0], name);
	await targets[0].loadPicture(working);
	const again = await clients.connect(await workspace.login(name, defaultPassword));
	expect(isDone((await again.loadPicture(working)).body)).toBe(false);
	expect(await again.isLoggedIn()).toBe(true);
	const messages = await directMessages(workspace, again.creds);
	expect(messages.map(({ msg }) => msg.split('\n')[0])).toEqual([english('notice_self_done')]);
});
