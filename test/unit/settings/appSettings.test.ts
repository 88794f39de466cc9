import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';

import { acceptSetting } from '../../../src/settings/settingChecks';
import { settings } from '../../../src/settings/settings';
import { FakeLog } from '../support/fakes';

function settingOf(id: string, value: unknown): ISetting {
	const setting = settings.find((candidate) => candidate.id === id);
	if (!setting) throw new Error(`no setting ${id}`);
	return { ...setting, value };
}

/** A network in which a Rocket.Chat answers at http://chat.example.com and nothing anywhere else. */
const http = {
	async get(url: string) {
		return url === 'http://chat.example.com/api/info' ? { statusCode: 200, data: { version: '8.0' } } : undefined;
	},
} as object as IHttp;

async function save(id: string, from: unknown, to: unknown): Promise<{ value: unknown; log: string }> {
	const log = new FakeLog();
	const { value } = await acceptSetting(settingOf(id, from), settingOf(id, to), http, log);
	return { value, log: log.lines.join('\n') };
}

it.each([
	['http://chat.example.com', 'http://chat.example.com'],
	['  http://chat.example.com/ ', 'http://chat.example.com'],
	['', ''],
	['   ', ''],
	[null, ''],
])('saves the workspace URL %p as %p', async (entered, stored) => {
	expect(await save('workspace_url', 'http://old.example.com', entered)).toEqual({ value: stored, log: '' });
});

it.each([
	['chat.example.com', /must start with http/],
	['http://user:word@chat.example.com', /user name or password/],
	['http://nobody.example.com', /No Rocket\.Chat answers at http:\/\/nobody\.example\.com\/api\/info/],
])('keeps the old workspace URL where %p is entered, and says why', async (entered, reason) => {
	const { value, log } = await save('workspace_url', 'http://old.example.com', entered);
	expect(value).toBe('http://old.example.com');
	expect(log).toMatch(reason);
});

it.each([
	[1, 1],
	['7', 7],
	[1000, 1000],
])('saves %p attempts per minute', async (entered, stored) => {
	expect(await save('attempts_per_minute', 5, entered)).toEqual({ value: stored, log: '' });
});

it.each([[0], [-1], [1.5], ['many'], [null], [1001], [NaN]])(
	'keeps the old number where %p is entered',
	async (entered) => {
		const { value, log } = await save('attempts_per_minute', 5, entered);
		expect(value).toBe(5);
		expect(log).toContain('whole number from 1 to 1000');
	},
);
