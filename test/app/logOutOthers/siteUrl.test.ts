import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { answerYes, loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

/** Site_Url is not the address of this workspace, but the app's own setting is. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
	await workspace.saveSetting('workspace_url', workspace.url);
});
afterEach(() => clients.disconnect());

it('lets a browser use the command if Site_Url is no address', async () => {
	await workspace.changeWorkspace('Site_Url', '127.0.0.1:3000');
	const both = await clients.ofNewUser(2);
	const { working } = await answerYes(both[0]);
	expect((await both[0].loadPicture(working)).body).toContain('>Done</text>');
	expect(await loggedIn(both)).toEqual([true, false]);
});

it('puts the sub-path of the workspace before the pictures', async () => {
	await workspace.changeWorkspace('Site_Url', 'https://example.com/chat/');
	const [asking, other] = await clients.ofNewUser(2);
	// This workspace is at the root of its host and knows nothing of the path.
	const question = await asking.openQuestion();
	await asking.load(pictureOf(question).replace('/chat', ''));
	const working = await asking.submit(question);
	expect(pictureOf(question)).toMatch(/^\/chat\/api\/apps\/public\//);
	expect(pictureOf(working)).toMatch(/^\/chat\/api\/apps\/public\//);
	await asking.load(pictureOf(working).replace('/chat', ''));
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});
