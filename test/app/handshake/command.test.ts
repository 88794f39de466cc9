import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import { type ChatClient, pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { ledgerBegan } from '../../support/storedLogins';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
	await ledgerBegan(workspace);
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

async function threadOf({ creds }: ChatClient): Promise<string> {
	const body = { roomId: 'GENERAL', text: 'a thread' };
	const answer = await workspace.call<{ message: { _id: string } }>('POST', '/api/v1/chat.postMessage', {
		creds,
		body,
	});
	return answer.body.message._id;
}

const endpoint = () => `${workspace.url}${endpointPath}`;

describe('/logout-others', () => {
	it('is in the list of commands, with texts by key', async () => {
		const [{ creds }] = await clients.ofNewUser(1);
		const { body } = await workspace.call('GET', '/api/v1/commands.list', { creds });
		expect(body.commands).toMatchObject([
			{
				command: 'logout-others',
				appId,
				description: `apps-${appId}-command_description`,
				params: `apps-${appId}-command_params`,
				providesPreview: false,
			},
		]);
	});

	it('asks in the client in which it was run', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const modal = await asking.openQuestion();
		expect(modal).toMatchObject({
			title: { text: 'Log out others' },
			submit: { text: { text: 'Log out others' } },
			close: { text: { text: 'Cancel' } },
		});
		expect(modal.blocks.map(({ type }) => type)).toEqual(['section', 'context', 'context']);
		expect(JSON.stringify(modal.blocks)).toContain('lasts 90 days');
		expect(pictureOf(modal)).toBe(`/api/apps/public/${appId}/keep-this-client?ticket=${modal.id}`);

		// The workspace shows it to the user's other clients, too: nothing in it may be of use to them.
		await other.listened();
		const seen = JSON.stringify(other.interactions());
		expect(seen).toContain(modal.id);
		expect(seen).not.toMatch(/secret=/);
		for (const { creds } of [asking, other]) expect(seen).not.toContain(creds.authToken);
	});

	it.each(['de', 'es', 'fr', 'pt-BR'] as const)('asks in the language of the user: %s', async (language) => {
		const [asking] = await clients.ofNewUser(1, { language });
		const modal = await asking.openQuestion();
		expect(modal.title.text).toBe(textsIn(language)('title'));
		expect(modal.blocks[0].text?.text).toBe(textsIn(language)('question'));
	});

	it('asks in the language of the workspace where the app does not speak that of the user', async () => {
		await workspace.changeWorkspace('Language', 'fr');
		const [none] = await clients.ofNewUser(1);
		const [japanese] = await clients.ofNewUser(1, { language: 'ja' });
		const titles = [await none.openQuestion(), await japanese.openQuestion()].map(({ title }) => title.text);
		await workspace.changeWorkspace('Language', 'en');
		expect(titles).toEqual([textsIn('fr')('title'), textsIn('fr')('title')]);
	});

	it.each([
		[1, 'lasts 1 day.'],
		[0, 'lasts 90 days.'],
		['30', 'lasts 90 days.'],
	])('knows the rule of Login Expiration: %p', async (setting, text) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', setting);
		const [asking] = await clients.ofNewUser(1);
		const modal = await asking.openQuestion();
		await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
		expect(JSON.stringify(modal.blocks)).toContain(text);
	});

	it('has its picture below the path of a workspace that is not at the root of its host', async () => {
		const [asking] = await clients.ofNewUser(1);
		await workspace.changeWorkspace('Site_Url', 'https://example.com/chat');
		const modal = await asking.openQuestion();
		await asking.runCommand('help');
		await workspace.changeWorkspace('Site_Url', workspace.url);
		expect(pictureOf(modal)).toBe(`/chat/api/apps/public/${appId}/keep-this-client?ticket=${modal.id}`);
		expect((await asking.nextMessage()).msg).toContain(`https://example.com/chat${endpointPath}`);
	});

	it.each([
		['help', 'help'],
		['HELP', 'help'],
		['help me', 'help'],
		['me', 'unknown_argument'],
		['--force', 'unknown_argument'],
	] as const)('answers "%s" with a message, and asks nothing', async (params, key) => {
		const [asking] = await clients.ofNewUser(1, { language: 'de' });
		await asking.runCommand(params, { triggerId: 'trigger' });
		const message = await asking.nextMessage();
		expect(message).toMatchObject({ rid: 'GENERAL', msg: textsIn('de')(key, { url: endpoint() }) });
		expect(message).not.toHaveProperty('tmid');
		await asking.listened();
		expect(asking.interactions()).toEqual([]);
		expect(asking.messages()).toHaveLength(1);
	});

	it('points a script to the endpoint', async () => {
		const [script] = await clients.ofNewUser(1);
		await script.runCommand();
		expect((await script.nextMessage()).msg).toBe(textsIn('en')('for_scripts', { url: endpoint() }));
	});

	it.each([['help'], ['nonsense'], ['']])('answers in the thread in which "%s" was said', async (params) => {
		const [asking] = await clients.ofNewUser(1);
		const tmid = await threadOf(asking);
		await asking.runCommand(params, { tmid });
		expect(await asking.nextMessage()).toMatchObject({ rid: 'GENERAL', tmid });
	});

	it('works in direct messages', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
		const { body: me } = await workspace.me(other.creds);
		const room = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', {
			creds: asking.creds,
			body: { username: me.username },
		});
		const roomId = room.body.room._id;
		expect(await asking.openQuestion({ roomId })).toMatchObject({ title: { text: 'Log out others' } });
		await asking.runCommand('help', { roomId });
		expect(await asking.nextMessage()).toMatchObject({ rid: roomId });
		await other.listened();
		expect([other.messages(), other.interactions()]).toEqual([[], []]);
	});

	it('shows nothing to others in the room, and leaves nothing in it', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
		const admin = await clients.connect(workspace.admin);
		const stored = async () => {
			const path = '/api/v1/channels.messages?roomId=GENERAL';
			return (await workspace.call('GET', path, { creds: other.creds })).body.messages;
		};
		const before = await stored();
		await asking.openQuestion();
		for (const params of ['help', 'nonsense', '']) await asking.runCommand(params);
		expect(await stored()).toEqual(before);
		for (const member of [other, admin]) {
			await member.listened();
			expect([member.messages(), member.interactions()]).toEqual([[], []]);
		}
	});
});
