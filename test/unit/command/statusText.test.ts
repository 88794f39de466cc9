import { RoomType } from '@rocket.chat/apps-engine/definition/rooms/RoomType';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { statusText } from '../../../src/command/statusText';
import type { LastRevocation } from '../../../src/sessions/userRecords';
import type { TextKey } from '../../../src/views/texts';
import { alice, HostSetup } from '../support/HostSetup';
import { english, holesIn, languages, linksIn, plainSpaces } from '../support/locales';

const { t } = english;
const admin = { ...alice, roles: ['user', 'admin'] } as IUser;
const at = Date.parse('2026-11-20T12:00:00.000Z');
const revocation: LastRevocation = {
	at,
	via: 'command',
	outcome: 'done',
	validUntil: null,
	keptToken: 'x',
	notifiedAt: at,
};

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

async function linesFor(user: IUser, isLogGuarded = true): Promise<string[]> {
	const text = await statusText(user, { appVersion: '1.2.3', isLogGuarded }, host.call(user));
	return plainSpaces(text).split('\n');
}

/** Returns the findings of the set-up. */
async function findings(isLogGuarded?: boolean): Promise<string[]> {
	return (await linesFor(admin, isLogGuarded)).filter((line) => /^[✓✗] /.test(line));
}

const right = (key: TextKey, values?: Record<string, string>): string => `✓ ${t(key, values)}`;
const wrong = (key: TextKey, values?: Record<string, string>): string => `✗ ${t(key, values)}`;

describe('for everybody', () => {
	it('says how long logins last and what stays valid, and no more', async () => {
		host.serverSettings.Accounts_LoginExpiration = 30;
		expect(await linesFor(alice)).toEqual([
			...[t('status_title'), t('status_period', { days: '30 days' }), t('status_tokens')],
		]);
	});

	it.each([
		['done', 'status_last_done'],
		['unknown', 'status_last_unknown'],
	] as const)('says of the last time what the record says, and no more: %s', async (outcome, key) => {
		await host.call().records.write('alice', 'revocation', { ...revocation, outcome });
		const values = { when: 'Nov 20, 2026, 12:00 PM UTC', via: t('notice_via_command') };
		expect(await linesFor(alice)).toContain(t(key, values));
	});

	it('takes a logout of everything for the last time only if it was their own', async () => {
		for (const [target, lines] of [
			['bob', 3],
			['alice', 4],
		] as const) {
			await host.call().records.write('alice', 'revocation', { ...revocation, target });
			expect(await linesFor(alice)).toHaveLength(lines);
		}
	});

	it('lacks a line rather than failing if the records cannot be read', async () => {
		host.persistence.failing = 'readByAssociation';
		expect(await linesFor(alice)).toContain(t('status_tokens'));
		expect(await findings()).toContain(right('status_job_never'));
	});

	it('says whom to tell if the workspace cannot be reached', async () => {
		host.answer = () => undefined;
		expect(await linesFor(alice)).toContain(t('status_unreachable'));
		expect(await linesFor(admin)).not.toContain(t('status_unreachable'));
	});

	it.each([[undefined], [['administrator']]])('shows no set-up to the roles %j', async (roles) => {
		expect((await linesFor({ ...alice, roles } as IUser)).join()).not.toMatch(/[✓✗]/);
	});
});

describe('for administrators', () => {
	it('has nothing but ticks if all is well', async () => {
		await host.call().records.recordCleanUp(Date.now());
		const [url, version, setting] = ['`https://chat.example.com`', '`8.0`', '`90`'];
		const found = await findings();
		expect(found.slice(0, -1)).toEqual([
			right('status_workspace_right', { url, version }),
			right('status_site_url_right'),
			right('status_expiration_right', { setting }),
			...[right('status_app_log_right'), right('status_server_log_right'), right('status_files_right')],
			...[right('status_notice_on'), right('status_rooms_none')],
		]);
		expect(found[8]).toMatch(/^✓ /);
		expect(await linesFor(admin)).toContain(t('status_setup', { version: '1.2.3' }));
	});

	it('names a server whose dates are corrected', async () => {
		host.version = '6.5';
		const values = { url: '`https://chat.example.com`', version: '`6.5`' };
		expect(await findings()).toContain(right('status_workspace_corrected', values));
	});

	it.each([
		['http://localhost:3000', 'https://chat.example.com', '`http://localhost:3000`'],
		['nonsense', '//host', '`//host`'],
	])('names the address at which nothing answers: setting %p, Site_Url %p', async (workspace_url, Site_Url, url) => {
		host.appSettings = { workspace_url };
		host.serverSettings.Site_Url = Site_Url;
		host.answer = () => undefined;
		expect((await findings())[0]).toBe(wrong('status_workspace_none', { url, version: '`undefined`' }));
	});

	it('warns of an address that is neither the own one nor private, if a Rocket.Chat answers there', async () => {
		const elsewhere = wrong('status_workspace_elsewhere', { url: '`https://chat.evil.com`' });
		host.appSettings = { workspace_url: 'https://chat.evil.com' };
		expect(await findings()).toContain(elsewhere);
		host.appSettings = { workspace_url: 'http://10.1.2.3:3000' };
		expect((await findings()).join()).not.toContain(elsewhere.split('`').pop());
	});

	it('asks anew for settings and version, because people look here after a change', async () => {
		await findings();
		host.serverSettings.Log_Level = '2';
		host.appSettings.security_notice = false;
		expect(await findings()).toEqual(
			expect.arrayContaining([wrong('status_server_log_wrong'), wrong('status_notice_off')]),
		);
	});

	it.each<[string, object, TextKey]>([
		['a Site_Url that is no web address', { Site_Url: '//host' }, 'status_site_url_wrong'],
		['a server log that contains requests', { Log_Level: '2' }, 'status_server_log_wrong'],
		['the same log level as a number', { Log_Level: 2 }, 'status_server_log_wrong'],
		['files that are not protected', { FileUpload_ProtectFiles: false }, 'status_files_wrong'],
	])('names %s', async (_what, settings, key) => {
		Object.assign(host.serverSettings, settings);
		expect(await findings()).toContain(wrong(key));
	});

	it.each<[unknown, string, TextKey, string]>([
		[0.5, '8.0', 'status_expiration_odd', '`0.5`'],
		[{}, '6.5', 'status_expiration_breaks', '`{}`'],
		[undefined, '8.0', 'status_expiration_odd', '`undefined`'],
		['evil.com `x`', '8.0', 'status_expiration_odd', '`evil.com  x`'],
	])('names the Login Expiration %p on %s', async (raw, version, key, setting) => {
		host.version = version;
		host.serverSettings.Accounts_LoginExpiration = raw;
		const days = raw === 0.5 ? '0.5 days' : '90 days';
		expect(await findings()).toContain(wrong(key, { setting, days }));
	});

	it('names an app log that contains requests', async () => {
		expect(await findings(false)).toContain(wrong('status_app_log_wrong'));
	});

	it('names a notice that is switched off', async () => {
		host.appSettings.security_notice = false;
		expect(await findings()).toContain(wrong('status_notice_off'));
	});

	it('names each room, and what is wrong with it', async () => {
		host.rooms.push({ id: 'audit', type: RoomType.PRIVATE_GROUP, slugifiedName: 'evil.com`x' });
		host.rooms.push({ id: 'nameless', type: RoomType.PRIVATE_GROUP });
		host.rooms.push({ id: 'open', type: RoomType.CHANNEL, slugifiedName: 'open' });
		host.appSettings.administrator_rooms = ['audit', 'nameless', 'open', 'gone'].map((_id) => ({ _id }));
		expect((await findings()).slice(7, 11)).toEqual([
			right('status_rooms_right', { room: '`evil.com x`' }),
			right('status_rooms_right', { room: '`nameless`' }),
			wrong('status_rooms_public', { room: '`open`' }),
			wrong('status_rooms_gone', { room: '`gone`' }),
		]);
	});

	it.each([
		[undefined, /^✓ /, 'status_job_never'],
		[49, /^✓ /, 'status_job_right'],
		[51, /^✗ /, 'status_job_late'],
	] as const)('knows when old records were removed: %p hours ago', async (hours, mark, key) => {
		if (hours !== undefined) {
			await host.call().records.recordCleanUp(Date.now() - hours * 60 * 60 * 1000);
		}
		const line = (await findings()).pop() ?? '';
		expect(line).toMatch(mark);
		expect(line).toContain(t(key).split('{{')[0]);
	});
});

it.each(languages)('leaves no placeholder and links nothing by accident in %s', async (language) => {
	const reader = { ...admin, utcOffset: 1, settings: { preferences: { language } } } as object as IUser;
	host.appSettings.administrator_rooms = [{ _id: 'evil.com' }, { _id: 'GENERAL' }];
	await host.call().records.write('alice', 'revocation', revocation);
	await host.call().records.recordCleanUp(at);
	const bad = { Site_Url: 'evil.com', Accounts_LoginExpiration: 0, Log_Level: '2', FileUpload_ProtectFiles: false };
	for (const isRight of [true, false]) {
		Object.assign(host.serverSettings, isRight ? {} : bad);
		host.version = isRight ? '8.0' : 'evil.com';
		host.memory.forgetSettings();
		const text = await statusText(reader, { appVersion: '1.2.3', isLogGuarded: isRight }, host.call(reader));
		expect(linksIn(text)).toEqual([]);
		expect(holesIn(text)).toEqual([]);
	}
});
