import type { UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { confirmQuestion } from '../../../src/command/confirmQuestion';
import { translatorFor } from '../../../src/views/texts';
import { alice, HostSetup } from '../support/HostSetup';
import { keepRequest } from '../support/handshakeSetup';

const t = translatorFor('en');

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

/** Submits a view as the host does. Returns what its client shows then. */
async function submit(
	user: IUser | undefined,
	view: unknown,
): Promise<{ text: string; imageUrl?: string; view: unknown }> {
	const context = {
		getInteractionData: () => ({ user, view }),
		getInteractionResponder: () => ({ updateModalViewResponse: (shown: object) => shown }),
	} as object as UIKitViewSubmitInteractionContext;
	const shown = (await confirmQuestion(context, host.call(user))) as object as {
		blocks: { text: { text: string }; accessory?: { imageUrl: string } }[];
		submit?: unknown;
	};
	// Newer clients keep what the new view leaves out: the button would stay.
	expect(shown.submit).toBeNull();
	const [{ text, accessory }] = shown.blocks;
	return { text: text.text, imageUrl: accessory?.imageUrl, view: shown };
}

async function ask(isSeen = false, targetId?: string): Promise<string> {
	const { handshake } = host.call(alice);
	const { ticketText } = await handshake.ask({
		userId: 'alice',
		roomId: 'GENERAL',
		language: 'en',
		threadId: 'thread',
		targetId,
	});
	if (isSeen) {
		await handshake.pictureAsked(ticketText, keepRequest());
	}
	return ticketText;
}

it('shows the second picture to a client that identified itself', async () => {
	const id = await ask(true);
	const { text, imageUrl, view } = await submit(alice, { id });
	expect(text).toBe(t('modal_working'));
	expect(imageUrl).toMatch(/^\/api\/apps\/public\/app\/confirm-logout\?confirmation=[\w-]+\.[\w-]+$/);
	expect(view).toMatchObject({ id });
	expect(host.messages).toEqual([]);
});

it('sends a file to all others', async () => {
	const { text, imageUrl } = await submit(alice, { id: await ask() });
	expect(text).toBe(t('modal_tap', { file: 'logout-others.txt' }));
	expect(imageUrl).toBeUndefined();
	expect(host.messages).toMatchObject([{ to: 'alice', threadId: 'thread', text: t('file_message') }]);
});

it('names the user to log out, if it is about one', async () => {
	host.users.push({ id: 'bob', username: 'bob' } as object as IUser);
	const user = '`@bob`';
	const { text } = await submit(alice, { id: await ask(false, 'bob') });
	expect(text).toBe(t('modal_tap_user', { user, file: 'logout-others.txt' }));
	expect(host.messages).toMatchObject([{ to: 'alice', text: t('file_message_user', { user }) }]);
});

it('sends no second file if one is in the room', async () => {
	const { handshake } = host.call(alice);
	const { ticket, ticketText } = await handshake.ask({ userId: 'alice', roomId: 'GENERAL', language: 'en' });
	await handshake.offerFile(ticket);
	expect((await submit(alice, { id: ticketText })).text).toBe(t('modal_tap', { file: 'logout-others.txt' }));
	expect(host.messages).toEqual([]);
});

it.each([[{ FileUpload_ProtectFiles: false }], [{ Site_Url: '//host' }]])(
	'shows the second picture where no file can be offered: %j',
	async (settings) => {
		Object.assign(host.serverSettings, settings);
		expect((await submit(alice, { id: await ask() })).imageUrl).toContain('?confirmation=');
		expect(host.messages).toEqual([]);
	},
);

it('says in the room, too, that the question is over: older clients close the modal whatever it says', async () => {
	const id = await ask(true);
	jest.useFakeTimers({ now: Date.now() + 121_000 });
	expect((await submit(alice, { id })).text).toBe(t('failed_expired'));
	jest.useRealTimers();
	expect(host.messages).toMatchObject([{ to: 'alice', threadId: 'thread', text: t('failed_expired') }]);
});

it.each<[string, () => Promise<[IUser | undefined, unknown]>]>([
	['of a livechat visitor, who is no user', async () => [undefined, { id: await ask() }]],
	['of somebody else', async () => [{ ...alice, id: 'bob' }, { id: await ask() }]],
	['with a list as its id', async () => [alice, { id: [await ask()] }]],
	['without a view', async () => [alice, undefined]],
])('says that the question is over to a submit %s', async (_what, make) => {
	expect((await submit(...(await make()))).text).toBe(t('failed_expired'));
	expect(host.messages).toEqual([]);
});

it('answers in the language of the workspace if there is no user', async () => {
	host.serverSettings.Language = 'de';
	expect((await submit(undefined, {})).text).toBe(translatorFor('de')('failed_expired'));
});

it('says that it failed if it did, and the log has the cause', async () => {
	const id = await ask();
	host.sendError = new Error('no messages');
	expect((await submit(alice, { id })).text).toBe(t('failed_command'));
	expect(host.log.lines).toEqual([
		'error confirmation failed: no messages',
		'error message on the confirmation not sent: no messages',
	]);
});

it('says that it failed if the question cannot be read', async () => {
	const id = await ask();
	host.memory.signingKeys.forget();
	host.persistence.failing = 'readByAssociation';
	expect((await submit(alice, { id })).text).toBe(t('failed_command'));
	expect(host.messages).toEqual([]);
});
