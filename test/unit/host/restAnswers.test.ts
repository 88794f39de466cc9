import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { readPersonalAccessTokens, readSessions, readVersion } from '../../../src/host/restAnswers';

function answer(data: unknown, statusCode = 200): IHttpResponse {
	return { statusCode, data, url: '', method: 'get' } as object as IHttpResponse;
}

describe('readVersion', () => {
	it('reads the version', () => {
		expect(readVersion(answer({ version: '8.0.0-rc.1', success: true }))).toBe('8.0.0-rc.1');
	});

	it.each([undefined, answer('<html>'), answer(null), answer({ version: 6.5 }), answer({ version: '6.5' }, 404)])(
		'finds none in %j',
		(given) => {
			expect(readVersion(given)).toBeUndefined();
		},
	);
});

describe('readSessions', () => {
	const loginAt = '2026-11-20T12:00:00.000Z';
	const listed = { device: { name: 'Chrome', os: { name: 'Windows' }, type: 'browser' }, ip: '10.1.2.3', loginAt };
	const listOf = (...sessions: unknown[]): ReturnType<typeof readSessions> =>
		readSessions(answer({ success: true, sessions, total: sessions.length }));

	it('reads browser, system, address and when', () => {
		const session = { device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt: Date.parse(loginAt) };
		expect(listOf(listed)).toEqual({ listed: [{ ...session, isCurrent: undefined }], total: 1 });
	});

	it('puts the newest first', () => {
		const days = ['2026-11-19', '2026-11-21', '2026-11-20'];
		const found = listOf(...days.map((day) => ({ ...listed, loginAt: `${day}T00:00:00.000Z` })))?.listed;
		expect(found?.map(({ lastActiveAt }) => new Date(lastActiveAt).getUTCDate())).toEqual([21, 20, 19]);
	});

	it('knows which one is asking only if the workspace marks one', () => {
		const marks = (...current: unknown[]): unknown[] | undefined =>
			listOf(...current.map((mark) => ({ ...listed, current: mark })))?.listed.map(({ isCurrent }) => isCurrent);
		expect(marks(true, undefined, false)).toEqual([true, false, false]);
		expect(marks(undefined, undefined)).toEqual([undefined, undefined]);
		expect(marks(false, false)).toEqual([undefined, undefined]);
		expect(marks('true', 1)).toEqual([undefined, undefined]);
	});

	it.each<[string, object, object]>([
		['no device', { device: undefined }, { device: undefined, os: undefined }],
		['a device that is null', { device: null }, { device: undefined, os: undefined }],
		['empty names', { device: { name: '', os: { name: ' ' } } }, { device: undefined, os: undefined }],
		['numbers as names', { device: { name: 7, os: { name: {} } } }, { device: undefined, os: undefined }],
		['a long name', { device: { name: 'x'.repeat(1000) } }, { device: 'x'.repeat(60) }],
		['text as an address', { ip: 'evil.com/login' }, { address: undefined }],
	])('tolerates a session with %s', (_what, different, read) => {
		expect(listOf({ ...listed, ...different })?.listed).toMatchObject([read]);
	});

	it.each([undefined, 'soon', 7])('leaves out a session of the time %p', (at) => {
		expect(listOf({ ...listed, loginAt: at }, listed)).toMatchObject({ listed: [{ device: 'Chrome' }], total: 2 });
	});

	it.each([null, 'x'])('leaves out the session %p', (session) => {
		expect(listOf(session, listed)?.listed).toHaveLength(1);
	});

	it.each([
		[51, 51],
		[1, 2],
		['51', 2],
	])('believes the total %p if it is more than what is listed', (total, read) => {
		expect(readSessions(answer({ success: true, sessions: [listed, listed], total }))?.total).toBe(read);
	});

	it('tells an empty list from none', () => {
		expect(listOf()).toEqual({ listed: [], total: 0 });
	});

	it.each([
		undefined,
		answer({ success: true, sessions: [listed] }, 403),
		answer({ sessions: [listed] }),
		answer({ success: true, sessions: { 0: listed } }),
		answer(null),
	])('finds no list in %j', (given) => {
		expect(readSessions(given)).toBeUndefined();
	});
});

describe('readPersonalAccessTokens', () => {
	const createdAt = '2026-11-20T12:00:00.000Z';
	const ci = { name: 'ci', createdAt, lastTokenPart: 'o5Miko', bypassTwoFactor: false };
	const tokensOf = (...tokens: unknown[]): unknown => readPersonalAccessTokens(answer({ success: true, tokens }));

	it('reads name and date, and no part of the token', () => {
		expect(tokensOf(ci)).toEqual([{ name: 'ci', createdAt: Date.parse(createdAt) }]);
	});

	it.each<[object, unknown[]]>([
		[{ createdAt: 'soon' }, [{ name: 'ci', createdAt: undefined }]],
		[{ name: '  ci ' }, [{ name: 'ci' }]],
		[{ name: 'x'.repeat(100) }, [{ name: 'x'.repeat(60) }]],
		[{ name: ' ' }, [{ name: '?' }]],
		[{ name: '' }, [{ name: '?' }]],
		[{ name: 7 }, [{ name: '?' }]],
	])('reads one with %j', (different, read) => {
		expect(tokensOf({ ...ci, ...different })).toMatchObject(read);
	});

	it('puts the newest first, and those without a date last', () => {
		const tokens = [{ name: 'old', createdAt: '2026-01-01T00:00:00.000Z' }, { name: 'undated' }, ci, null];
		expect(tokensOf(...tokens)).toMatchObject([{ name: 'ci' }, { name: 'old' }, { name: 'undated' }, { name: '?' }]);
	});

	it('tells an empty list from none', () => {
		expect(tokensOf()).toEqual([]);
	});

	it.each([undefined, answer({ success: true, tokens: 'x' }), answer({ tokens: [ci] })])(
		'finds no list in %j',
		(given) => {
			expect(readPersonalAccessTokens(given)).toBeUndefined();
		},
	);
});
