import type { ListedSession, PersonalAccessToken } from '../../../src/sessions/endings';
import { detailsText } from '../../../src/views/detailsText';
import { localeOf } from '../../../src/views/locale';
import { english, linksIn } from '../support/locales';

const lastActiveAt = Date.parse('2026-11-20T12:00:00.000Z');
const chrome: ListedSession = { device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt };
const list = (listed: ListedSession[], total = listed.length): { listed: ListedSession[]; total: number } => ({
	listed,
	total,
});
const tokens = (...names: string[]): PersonalAccessToken[] => names.map((name) => ({ name }));
const lines = (...given: Parameters<typeof detailsText>): string[] => detailsText(...given).split('\n');

describe('sessions', () => {
	it.each<[string, ListedSession, string]>([
		['in full', chrome, '• `Chrome` on `Windows`, `10.1.2.3`, last active Nov 20, 2026'],
		['with no system', { ...chrome, os: undefined }, '• `Chrome`, `10.1.2.3`, last active Nov 20, 2026'],
		['with no browser', { ...chrome, device: undefined }, '• `Windows`, `10.1.2.3`, last active Nov 20, 2026'],
		['with no address', { ...chrome, address: undefined }, '• `Chrome` on `Windows`, last active Nov 20, 2026'],
		['with nothing but a day', { lastActiveAt }, '• an unknown client, last active Nov 20, 2026'],
		[
			'that asks',
			{ ...chrome, isCurrent: true },
			'• `Chrome` on `Windows`, `10.1.2.3`, last active Nov 20, 2026, *this one*',
		],
	])('are listed: one %s', (_what, session, line) => {
		expect(lines({ sessions: list([session]), personalAccessTokens: [] }, english)).toEqual([
			english.t('result_sessions'),
			line,
		]);
	});

	it('are called what the workspace lists, never what was logged out', () => {
		const text = detailsText({ sessions: list([chrome, chrome]) }, english);
		expect(text).toMatch(/listed by this workspace.*may have ended/);
		expect(text).not.toMatch(/\d+ (other )?(clients?|sessions?|logins?)/);
	});

	it('are ten at most, with the number of the others', () => {
		expect(
			lines({ sessions: list(Array<ListedSession>(10).fill(chrome)), personalAccessTokens: [] }, english),
		).toHaveLength(11);
		const many = lines({ sessions: list(Array<ListedSession>(49).fill(chrome)), personalAccessTokens: [] }, english);
		expect(many).toHaveLength(12);
		expect(many[11]).toBe('and 39 more');
	});

	it('that the workspace has but did not list are counted', () => {
		expect(lines({ sessions: list([chrome], 1234), personalAccessTokens: [] }, english)[2]).toBe('and 1,233 more');
	});

	it.each([undefined, list([])])('are not mentioned if there are none: %j', (sessions) => {
		expect(detailsText({ sessions, personalAccessTokens: [] }, english)).toBe('');
	});

	it('have days in the zone of the reader', () => {
		const late = { lastActiveAt: Date.parse('2026-11-20T23:30:00.000Z') };
		const locale = localeOf({ language: 'en', utcOffset: 1 });
		expect(detailsText({ sessions: list([late]) }, locale)).toContain('Nov 21, 2026');
	});
});

describe('personal access tokens', () => {
	it.each<[string[], string]>([
		[['ci'], english.t('result_tokens', { names: '`ci`' })],
		[['a', 'b', 'c', 'd', 'e'], english.t('result_tokens', { names: '`a`, `b`, `c`, `d`, `e`' })],
		[['a', 'b', 'c', 'd', 'e', 'f'], english.t('result_tokens', { names: '`a`, `b`, `c`, `d`, `e` and 1 more' })],
		[[], ''],
	])('are named, five at most: %j', (names, text) => {
		expect(detailsText({ personalAccessTokens: tokens(...names) }, english)).toBe(text);
	});

	it('may be unknown, which is not the same as none', () => {
		expect(detailsText({}, english)).toBe(english.t('result_tokens_unknown'));
	});
});

it('hostile names are code', () => {
	const names = [
		...['evil.com/login', '`evil.com`', 'x\n*Log in* at https://evil.com', '@all', '[x](http://evil.com)', '\u202emoc'],
	];
	const listed = names.map((name) => ({ device: name, os: name, lastActiveAt, isCurrent: true }));
	const text = detailsText({ sessions: list(listed), personalAccessTokens: tokens(...names) }, english);
	expect(linksIn(text)).toEqual([]);
	expect(text.split('\n')).toHaveLength(1 + names.length + 1);
});
