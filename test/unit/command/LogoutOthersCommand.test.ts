import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands/SlashCommandContext';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { LogoutOthersCommand } from '../../../src/command/LogoutOthersCommand';
import { translatorFor } from '../../../src/views/texts';
import { alice, HostSetup } from '../support/HostSetup';
import { keepRequest } from '../support/handshakeSetup';

const t = translatorFor('en');
const url = 'https://chat.example.com/api/apps/public/app/users.logoutOtherClients';

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

async function run(words: string[], triggerId?: string, user = alice): Promise<string[]> {
	const { read, modify, http, persistence } = host.accessors();
	const room = { id: 'GENERAL' } as object as IRoom;
	const context = new SlashCommandContext(user, room, words, 'thread', triggerId);
	await new LogoutOthersCommand(host.app, host.memory).executor(context, read, modify, http, persistence);
	return host.messages.map(({ text }) => text);
}

describe('words after the command', () => {
	it.each([['help'], ['HELP'], ['', 'help'], ['help', 'me']])('%p: help', async (...words) => {
		expect(await run(words, 'trigger')).toEqual([
			`${t('help', { url })}\n\`/logout-others @alice\`: ${t('question_self_text')}`,
		]);
		expect(host.messages).toMatchObject([{ to: 'alice', threadId: 'thread' }]);
	});

	it.each(['status', 'STATUS'])('%p: status', async (word) => {
		expect((await run([word], 'trigger'))[0]).toContain(t('status_title'));
		expect(host.surfaces).toEqual([]);
	});

	it('help, from an administrator: how to log out somebody else, too', async () => {
		const [line] = await run(['help'], undefined, { ...alice, roles: ['user', 'admin'] });
		expect(line.split('\n').pop()).toBe(`\`/logout-others @name\`: ${t('question_user_text', { user: '`@name`' })}`);
	});

	it.each(['now', 'alice'])('%p, as any other word, a name too: what there is', async (word) => {
		expect(await run([word], 'trigger')).toEqual([t('help_unknown_argument')]);
		expect(host.surfaces).toEqual([]);
	});

	it.each([
		['@nobody', t('failed_no_user', { user: '`@nobody`' })],
		['@evil.com`x', t('failed_no_user', { user: '`@evil.com x`' })],
	])('%p: why there is nobody to log out', async (word, text) => {
		expect(await run([word], 'trigger')).toEqual([text]);
		expect(host.surfaces).toEqual([]);
	});

	it.each([
		['@lou\u200b'],
		['\u2060@lou'],
		['@lou\ufe0f'],
		['@l\u00adou'],
		['＠lou'],
		['﹫lou\u202e'],
		['\u00a0@lou'],
		['@lou\u3164'],
	])('%j: the user whose name was pasted with invisible characters, or typed with a wide @', async (word) => {
		host.users.push({ id: 'lou-id', username: 'lou' } as object as IUser);
		expect(await run([word])).toEqual([t('help_scripts_user')]);
	});

	it.each([['\u200bhelp'], ['help\ufeff']])('%j: help', async (word) => {
		expect((await run([word]))[0]).toContain(t('help', { url }));
	});

	it('none, from a script: how scripts do it', async () => {
		expect(await run([])).toEqual([t('help_scripts', { url })]);
	});
});

it.each(['help', 'status', 'now'])('%s works with an unusable Site_Url', async (word) => {
	host.serverSettings.Site_Url = '//host';
	expect(await run([word], 'trigger')).not.toContain(t('failed_command'));
	expect(host.log.lines).toEqual([]);
});

it('what was typed is kept out of the log', async () => {
	const entries: object[] = [{ severity: 'debug', args: ['the arguments', 'token-of-alice'] }];
	Object.assign(host.log, { entries });
	const running = run(['token-of-alice']);
	expect(entries).toHaveLength(0);
	await running;
});

it('says that it failed if it did, and the log has the cause', async () => {
	host.persistence.failing = 'createWithAssociation';
	expect(await run([], 'trigger')).toEqual([t('failed_command')]);
	expect(host.log.lines).toEqual(['error /logout-others failed: storage is down']);
});

describe('the question', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	/** Runs the command, and does something once the modal is open. */
	async function ask(then: (ticketText: string) => unknown, ms: number, words: string[] = []): Promise<string[]> {
		const running = run(words, 'trigger');
		await jest.advanceTimersByTimeAsync(0);
		await then(host.surfaces[0].id ?? '');
		await jest.advanceTimersByTimeAsync(ms);
		return Promise.race([running, Promise.resolve(['still waiting'])]);
	}

	/** Returns what the question carries, which is signed, not encrypted. */
	function askedTicket(): unknown {
		const [payload] = (host.surfaces[0].id ?? '').split('.');
		return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { ticket: unknown }).ticket;
	}

	it('is over for the command as soon as any client asks for its picture', async () => {
		const showPicture = (text: string): Promise<unknown> =>
			host.call().handshake.pictureAsked(text, keepRequest({ cookieLogin: undefined }));
		expect(await ask(showPicture, 0)).toEqual([]);
		expect(JSON.stringify(host.surfaces)).toContain('/api/apps/public/app/confirm-logout?ticket=');
		expect(jest.getTimerCount()).toBe(0);
	});

	it('is over also if another instance served the picture', async () => {
		const onAnother = async (text: string): Promise<void> => {
			const other = new HostSetup();
			other.persistence.entries = host.persistence.entries;
			await other.call().handshake.pictureAsked(text, keepRequest());
		};
		expect(await ask(onAnother, 1000)).toEqual([]);
	});

	it('is followed by help and a file after 5 s without a picture', async () => {
		expect(await ask(() => undefined, 4999)).toEqual(['still waiting']);
		await jest.advanceTimersByTimeAsync(1);
		expect(host.messages).toMatchObject([
			{ text: t('question_no_window_file'), attachments: [{ title: { value: 'logout-others.txt' } }] },
		]);
	});

	it('is followed by help alone if no file can work', async () => {
		host.serverSettings.FileUpload_ProtectFiles = false;
		expect(await ask(() => undefined, 5000)).toEqual([t('question_no_window')]);
		expect(host.messages[0].attachments).toBeUndefined();
	});

	it('is in the language of the user, and carries all it takes to answer in the right place, language and zone', async () => {
		host.serverSettings.Accounts_LoginExpiration = 30;
		const reader = { ...alice, utcOffset: 5.5, settings: { preferences: { language: 'de' } } } as object as IUser;
		const running = run([], 'trigger', reader);
		await jest.advanceTimersByTimeAsync(5000);
		await running;
		expect(JSON.stringify(host.surfaces)).toContain('30 Tage');
		const place = { userId: 'alice', roomId: 'GENERAL', threadId: 'thread' };
		expect(askedTicket()).toMatchObject({ ...place, language: 'de', utcOffset: 5.5 });
	});

	it('is about another user if one is named', async () => {
		host.users.push({ id: 'bob', username: 'bob' } as object as IUser);
		await ask(() => undefined, 5000, ['@bob', 'now']);
		expect(JSON.stringify(host.surfaces)).toContain(t('question_user_text', { user: '`@bob`' }));
	});

	it('is about the user whose name was typed, if somebody is really called that', async () => {
		for (const username of ['lou', 'l\u00adou']) {
			host.users.push({ id: `id of ${username}`, username } as object as IUser);
		}
		await ask(() => undefined, 5000, ['@l\u00adou']);
		expect(askedTicket()).toMatchObject({ targetId: 'id of l\u00adou' });
	});
});
