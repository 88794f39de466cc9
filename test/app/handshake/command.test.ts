import { catalog } from '../../../src/views/catalog.generated';
import type { Language, TextKey } from '../../../src/views/texts';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { saidBy, startThread } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const languages = Object.keys(catalog) as Language[];

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

const endpoint = () => `${workspace.url}${endpointPath}`;

describe('/logout-others', () => {
	it('is in the list of commands, with texts by key', async () => {
		const [{ creds }] = await clients.ofNewUser(1);
		const { body } = await workspace.call('GET', '/api/v1/commands.list', { creds });
		expect(body.commands).toMatchObject([
			{
				command: 'logout-others',
				appId,
				description: expect.stringMatching(/command_description$/),
				params: expect.stringMatching(/command_params$/),
				providesPreview: false,
			},
		]);
	});

	it('asks in the client in which it was run', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const modal = await asking.openQuestion();
		expect(modal).toMatchObject({
			title: { text: 'Log out other clients?' },
			submit: { text: { text: 'Log out others' } },
			close: { text: { text: 'Cancel' } },
		});
		expect(modal.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
		expect(saidBy(modal)).toContain('lasts 90 days');
		expect(pictureOf(modal)).toBe(`/api/apps/public/${appId}/keep-this-client?ticket=${modal.id}`);

		// The workspace shows it to the user's other clients, too: nothing in it may be of use to them.
		await other.listened();
		const seen = JSON.stringify(other.interactions());
		expect(seen).toContain(modal.id);
		expect(seen).not.toMatch(/confirmation=/);
		for (const { creds } of [asking, other]) expect(seen).not.toContain(creds.authToken);
	});

	it.each(languages)('asks in the language of the user: %s', async (language) => {
		const t = translatorFor(language);
		const [asking] = await clients.ofNewUser(1, { language });
		const modal = await asking.openQuestion();
		expect([modal.title.text, modal.blocks[0].text?.text]).toEqual([t('question_title'), t('question_text')]);
	});

	it('asks in the language of the workspace if the app does not speak that of the user', async () => {
		await workspace.changeWorkspace('Language', 'fr');
		const [none] = await clients.ofNewUser(1);
		const [finnish] = await clients.ofNewUser(1, { language: 'fi' });
		const titles = [await none.openQuestion(), await finnish.openQuestion()].map(({ title }) => title.text);
		await workspace.changeWorkspace('Language', 'en');
		const french = translatorFor('fr')('question_title');
		expect(titles).toEqual([french, french]);
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
		expect(saidBy(modal)).toContain(text);
	});

	it.each<[string, TextKey]>([
		['help', 'help'],
		['HELP', 'help'],
		['help me', 'help'],
		['me', 'help_unknown_argument'],
		['--force', 'help_unknown_argument'],
		['statusx', 'help_unknown_argument'],
	])('answers "%s" with a message, and asks nothing', async (params, key) => {
		const [asking] = await clients.ofNewUser(1, { language: 'de' });
		await asking.runCommand(params, { triggerId: 'trigger' });
		const message = await asking.nextMessage();
		expect(message).toMatchObject({ rid: 'GENERAL', msg: translatorFor('de')(key, { url: endpoint() }) });
		expect(message).not.toHaveProperty('tmid');
		await asking.listened();
		expect(asking.interactions()).toEqual([]);
		expect(asking.messages()).toHaveLength(1);
	});

	it.each<[string, TextKey]>([
		[' status', 'status_title'],
		['  status  ', 'status_title'],
		['"status"', 'status_title'],
		['STATUS', 'status_title'],
		['status please', 'status_title'],
		['  help', 'help'],
		['"help"', 'help'],
		['" "', 'help_unknown_argument'],
	])('situation 37: takes spaces and quotes as Rocket.Chat does: %p', async (params, key) => {
		const [asking] = await clients.ofNewUser(1);
		await asking.runCommand(params, { triggerId: 'trigger' });
		const [line] = (await asking.nextMessage()).msg.split('\n');
		expect(line).toBe(english(key, { url: endpoint() }).split('\n')[0]);
		await asking.listened();
		expect(asking.interactions()).toEqual([]);
	});

	it('points a script to the endpoint', async () => {
		const [script] = await clients.ofNewUser(1);
		await script.runCommand();
		expect((await script.nextMessage()).msg).toBe(english('help_scripts', { url: endpoint() }));
	});

	it.each([['help'], ['nonsense'], ['status'], ['']])(
		'answers in the thread in which "%s" was said',
		async (params) => {
			const [asking] = await clients.ofNewUser(1);
			const tmid = await startThread(workspace, asking.creds);
			await asking.runCommand(params, { tmid });
			expect(await asking.nextMessage()).toMatchObject({ rid: 'GENERAL', tmid });
		},
	);

	it('works in direct messages', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
		const { body: me } = await workspace.me(other.creds);
		const room = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', {
			creds: asking.creds,
			body: { username: me.username },
		});
		const roomId = room.body.room._id;
		const question = await asking.openQuestion({ roomId });
		expect(question).toMatchObject({ title: { text: 'Log out other clients?' } });
		await asking.loadPicture(question);
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
		await asking.loadPicture(await asking.openQuestion());
		for (const params of ['help', 'nonsense', 'status', '']) await asking.runCommand(params);
		expect(await stored()).toEqual(before);
		for (const member of [other, admin]) {
			await member.listened();
			expect([member.messages(), member.interactions()]).toEqual([[], []]);
		}
	});
});
