import { takeCalls } from '../../../tools/harness/appWorkspace';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { answerYes, logInAgain } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';

/** What comes of the same confirmation, or of another one, after the first. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

it('logs out once, with one message and one notice, however often and when a picture is loaded', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	await takeCalls(workspace);
	const pictures = await Promise.all(Array.from({ length: 10 }, () => asking.loadPicture(working)));
	await other.loggedOut();
	const later = await logInAgain(workspace, asking.creds);
	pictures.push(await asking.loadPicture(working));
	expect(pictures.filter(({ body }) => !body.includes('>Done</text>'))).toEqual([]);
	const calls = await takeCalls(workspace);
	expect(calls.filter((call) => call.includes('users.logoutOtherClients'))).toHaveLength(1);
	await asking.listened();
	expect(asking.messages()).toHaveLength(1);
	expect(await directMessages(workspace, asking.creds)).toHaveLength(1);
	expect((await workspace.me(later)).status).toBe(200);
});

it('logs out again after a login elsewhere, with a new confirmation', async () => {
	const [asking] = await clients.ofNewUser(1);
	const { question, working } = await answerYes(asking);
	await asking.loadPicture(working);
	const later = await logInAgain(workspace, asking.creds);
	expect((await asking.loadPicture(await asking.submit(question))).body).toContain('>Done</text>');
	expect((await workspace.me(later)).status).toBe(401);
});
