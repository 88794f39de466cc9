import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import { pictureOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { answerYes, loggedIn, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

/** Situation 13: Site_Url cannot be used, Workspace URL is right. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
	await workspace.saveSetting('workspace_url', workspace.url);
});
afterEach(async () => {
	await workspace.changeWorkspace('Site_Url', workspace.url);
	await clients.disconnect();
});

describe.each([['127.0.0.1:3000'], ['//host'], [' '], ['chat.example.com'], ['ftp://chat.example.com'], [42]])(
	'situation 13: with %p as Site_Url',
	(siteUrl) => {
		beforeEach(() => workspace.changeWorkspace('Site_Url', siteUrl));

		it('help and status work, and tell administrators what to correct', async () => {
			const [asking] = await clients.ofNewUser(1);
			await asking.runCommand('help');
			expect((await asking.nextMessage()).msg).toBe(english('help', { url: endpointPath }));
			await asking.runCommand('status');
			expect((await asking.nextMessage()).msg).toContain(english('status_title'));

			const admin = await clients.connect(workspace.admin);
			await admin.runCommand('status');
			expect((await admin.nextMessage()).msg).toContain(`✗ ${english('status_site_url_wrong')}`);
		});

		it('a browser can use the command', async () => {
			const both = await clients.ofNewUser(2);
			const { question, working } = await answerYes(both[0]);
			expect(pictureOf(question)).toMatch(`/api/apps/public/${appId}/keep-this-client?ticket=`);
			expect((await both[0].loadPicture(working)).body).toContain('>Done</text>');
			expect(await loggedIn(both)).toEqual([true, false]);
		});

		it('a phone is told that Site_Url is why it cannot', async () => {
			const both = await clients.ofNewUser(2);
			const question = await both[0].openQuestion();
			await both[0].loadPicture(question, withoutCookies);
			expect(saidBy(await both[0].submit(question))).toBe(english('failed_site_url'));
			await both[0].listened();
			expect(both[0].messages()).toEqual([]);
			expect(await loggedIn(both)).toEqual([true, true]);
		});
	},
);

it('has its picture and addresses below the path of a workspace that is not at the root of its host', async () => {
	const [asking] = await clients.ofNewUser(1);
	await workspace.changeWorkspace('Site_Url', 'https://example.com/chat/');
	const modal = await asking.openQuestion();
	await asking.runCommand('help');
	expect(pictureOf(modal)).toBe(`/chat/api/apps/public/${appId}/keep-this-client?ticket=${modal.id}`);
	expect((await asking.nextMessage()).msg).toContain(`https://example.com/chat${endpointPath}`);
});
