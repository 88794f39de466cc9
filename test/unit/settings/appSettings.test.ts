import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { SettingType } from '@rocket.chat/apps-engine/definition/settings/SettingType';

import { acceptSetting, appSettings, declaredSettings } from '../../../src/settings/appSettings';
import { FakeLog } from '../support/fakes';

function settingOf(id: string, value: unknown): ISetting {
	const setting = declaredSettings.find((candidate) => candidate.id === id);
	if (!setting) {
		throw new Error(`no setting ${id}`);
	}
	return { ...setting, value };
}

/** A network in which a Rocket.Chat answers at one address and nothing anywhere else. */
const versionAt = async (url: string): Promise<string | undefined> =>
	url === 'http://chat.example.com' ? '8.0' : undefined;

async function save(id: string, from: unknown, to: unknown): Promise<{ value: unknown; log: string }> {
	const log = new FakeLog();
	const change = { oldSetting: settingOf(id, from), newSetting: settingOf(id, to) };
	const { value } = await acceptSetting(change, versionAt, log);
	return { value, log: log.lines.join('\n') };
}

it('declares three settings, none of them public, with a label and a description each', () => {
	expect(declaredSettings.map(({ id }) => id)).toEqual(['workspace_url', 'security_notice', 'administrator_rooms']);
	for (const setting of declaredSettings) {
		expect(setting).toMatchObject({ required: false, public: false, i18nLabel: `setting_${setting.id}` });
		expect(Object.keys(setting)).not.toContain('check');
	}
});

describe('the workspace URL', () => {
	it.each([
		['  http://chat.example.com/ ', 'http://chat.example.com'],
		['', ''],
		[null, ''],
	])('is saved: %p as %p', async (entered, stored) => {
		expect(await save('workspace_url', 'http://old.example.com', entered)).toEqual({ value: stored, log: '' });
	});

	it.each([
		['chat.example.com', /must start with http/],
		['http://nobody.example.com', /No Rocket\.Chat answers at http:\/\/nobody\.example\.com\/api\/info\. Enter/],
		[['http://chat.example.com'], /must start with http/],
	])('stays the old one if %p is entered, and the log says why', async (entered, reason) => {
		const { value, log } = await save('workspace_url', 'http://old.example.com', entered);
		expect(value).toBe('http://old.example.com');
		expect(log).toMatch(/^error Setting "workspace_url" not saved, the old value stays: /);
		expect(log).toMatch(reason);
	});

	it('stays empty if the host leaves the old value out, as some do', async () => {
		const newSetting = settingOf('workspace_url', 'nonsense');
		for (const oldSetting of [undefined, settingOf('workspace_url', undefined)]) {
			await expect(acceptSetting({ oldSetting, newSetting }, versionAt, new FakeLog())).resolves.toMatchObject({
				value: '',
			});
		}
	});

	it('is not repeated in the log if it contains a password', async () => {
		const { log } = await save('workspace_url', '', 'http://admin:geheim@chat.example.com');
		expect(log).not.toContain('geheim');
	});

	it.each([
		['  ', undefined],
		[undefined, undefined],
		[null, undefined],
		['http://localhost:3000', 'http://localhost:3000'],
		[7, 7],
	])('that is stored as %p is read as %p', (stored, read) => {
		expect(appSettings.workspaceUrl.read(stored)).toBe(read);
	});
});

it.each([
	[false, false],
	[undefined, true],
	['false', true],
	[0, true],
])('the security notice is sent unless it is switched off: %p means %p', async (stored, isOn) => {
	expect(appSettings.securityNotice.read(stored)).toBe(isOn);
	expect(await save('security_notice', true, stored)).toEqual({ value: isOn, log: '' });
});

describe('the rooms for administrators', () => {
	it('are picked, not typed', () => {
		expect(appSettings.administratorRooms.type).toBe(SettingType.ROOM_PICK);
	});

	it.each<[stored: unknown, ids: string[]]>([
		[
			[{ _id: 'a', name: 'x' }, { _id: 'b' }],
			['a', 'b'],
		],
		[[{ _id: 'a' }, { _id: 'a' }], ['a']],
		[[{ _id: '' }, { _id: 7 }, { _id: null }, { _id: ['a'] }, {}, null, undefined, 'a', 7, [], [{ _id: 'a' }]], []],
		['', []],
		['[{"_id":"a"}]', []],
		[{ 0: { _id: 'a' }, length: 1 }, []],
		[undefined, []],
		[null, []],
		[Array.from({ length: 12 }, (_, i) => ({ _id: `room-${i}` })), Array.from({ length: 10 }, (_, i) => `room-${i}`)],
	])('are read of any shape, and saved as a list of ids: %j', async (given, ids) => {
		expect(appSettings.administratorRooms.read(given)).toEqual(ids);
		// Never as a text, which crashes the page.
		const list = ids.map((id) => ({ _id: id }));
		await expect(save('administrator_rooms', '', given)).resolves.toEqual({ value: list, log: '' });
	});
});

it('a setting this version does not know is saved as it is', async () => {
	const newSetting = { ...settingOf('workspace_url', 'anything'), id: 'of_tomorrow' };
	await expect(acceptSetting({ newSetting }, versionAt, new FakeLog())).resolves.toEqual(newSetting);
});
