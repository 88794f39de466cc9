import type { TextKey } from '../../../src/views/texts';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { answerYes, logOutOthers, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, resultDone } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

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
			},
		]);
	});

	it('asks in the client in which it was run', async () => {
		const [asking] = await clients.ofNewUser(1);
		const modal = await asking.openQuestion();
		await asking.loadPicture(modal);
		expect(modal).toMatchObject({
			title: { text: 'Logout Others' },
			submit: { text: { text: 'Log out others' } },
			close: { text: { text: 'Cancel' } },
		});
		expect(modal.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
		expect(saidBy(modal)).toMatch(/^\*Log out all your other clients\?\*\n/);
		expect(saidBy(modal)).toContain('lasts 90 days');
		expect(pictureOf(modal)).toBe(`/api/apps/public/${appId}/confirm-logout?ticket=${modal.id}`);
	});

	it('asks in the language of the workspace if the app does not speak that of the user', async () => {
		await workspace.changeWorkspace('Language', 'fr');
		const [asking] = await clients.ofNewUser(1, { language: 'fi' });
		const modal = await asking.openQuestion();
		await asking.loadPicture(modal);
		await workspace.changeWorkspace('Language', 'en');
		expect(modal.blocks[0].text?.text).toContain(translatorFor('fr')('question_title'));
	});

	it.each<[string, TextKey]>([
		['"HELP"', 'help'],
		['  status  ', 'status_title'],
		['--force', 'help_unknown_argument'],
	])('takes spaces and quotes as Rocket.Chat does: answers %p, and asks nothing', async (params, key) => {
		const [asking] = await clients.ofNewUser(1, { language: 'de' });
		await asking.runCommand(params, { triggerId: 'trigger' });
		const message = await asking.nextMessage();
		const [line] = translatorFor('de')(key, { url: endpoint() }).split('\n');
		expect([message.rid, message.msg.split('\n')[0]]).toEqual(['GENERAL', line]);
		expect(message).not.toHaveProperty('tmid');
		await asking.listened();
		expect(asking.interactions()).toEqual([]);
		expect(asking.messages()).toHaveLength(1);
	});

	it('points a script to the endpoint', async () => {
		const [script] = await clients.ofNewUser(1);
		await script.runCommand();
		expect((await script.nextMessage()).msg).toBe(english('help_scripts', { url: endpoint() }));
	});

	it('works in direct messages', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(1), await workspace.newClients(1)];
		const { body: me } = await workspace.me(other);
		const room = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', {
			creds: asking.creds,
			body: { username: me.username },
		});
		const roomId = room.body.room._id;
		await asking.loadPicture((await answerYes(asking, { roomId })).working);
		expect(await asking.nextMessage()).toMatchObject({ rid: roomId, msg: expect.stringMatching(resultDone) });
	});

	it('shows nothing to others in the room, and leaves nothing in it', async () => {
		const [[asking], [other]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
		const admin = await clients.connect(workspace.admin);
		const stored = async () => {
			const path = '/api/v1/channels.messages?roomId=GENERAL';
			return (await workspace.call('GET', path, { creds: other.creds })).body.messages;
		};
		const before = await stored();
		expect(await logOutOthers(asking)).toContain('>Done</text>');
		for (const params of ['help', 'nonsense', 'status', '']) {
			await asking.runCommand(params);
		}
		expect(await stored()).toEqual(before);
		for (const member of [other, admin]) {
			await member.listened();
			expect([member.messages(), member.interactions()]).toEqual([[], []]);
		}
	});
});
