import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import {
	readLogoutAnswer,
	readPersonalAccessTokens,
	readSessions,
	readUserLogoutAnswer,
	readVersion,
} from '../../../src/host/restAnswers';
import type { RevocationError } from '../../../src/sessions/endings';

const token = 'SnS70r0VkngGFrSbxVK';
const now = Date.parse('2026-11-22T12:00:00.000Z');
const expires = '2027-02-20T12:00:00.000Z';
const success = { token, tokenExpires: expires, success: true };

function answer(data: unknown, statusCode = 200, headers?: Record<string, string>): IHttpResponse {
	return { statusCode, data, headers, url: '', method: 'post' } as object as IHttpResponse;
}

/** Returns what reading the answer throws. */
function errorOf(given: IHttpResponse): RevocationError {
	try {
		readLogoutAnswer(given, token, now);
	} catch (error) {
		return error as RevocationError;
	}
	throw new Error('nothing was thrown');
}

describe('readLogoutAnswer', () => {
	it('returns the date the workspace names', () => {
		expect(readLogoutAnswer(answer(success), token, now)).toEqual(new Date(expires));
	});

	it('returns null for the empty date of a personal access token', () => {
		expect(readLogoutAnswer(answer({ ...success, tokenExpires: '' }), token, now)).toBeNull();
	});

	it.each<[string, unknown]>([
		['another token', { ...success, token: 'other' }],
		['success as text', { ...success, success: 'true' }],
		['no expiry', { token, success: true }],
		['null as expiry', { ...success, tokenExpires: null }],
		['a space as expiry', { ...success, tokenExpires: ' ' }],
		['a date no calendar has', { ...success, tokenExpires: '+999999-01-01T00:00:00Z' }],
		['a list', [success]],
		['null', null],
		['HTML', undefined],
	])('does not know what a 200 with %s means', (_what, data) => {
		expect(errorOf(answer(data)).ending).toMatchObject({
			outcome: 'unknown',
			reason: 'unclear-answer',
			detail: expect.stringContaining('is the workspace URL the address of this Rocket.Chat?'),
		});
	});

	it.each<[number, string, RegExp]>([
		[300, 'refused', /HTTP 300; .*redirect/],
		[399, 'refused', /HTTP 399; .*redirect/],
		[401, 'not-logged-in', /does not accept the login token/],
		[403, 'refused', /HTTP 403$/],
		[404, 'refused', /HTTP 404; .*sub-path/],
		[405, 'refused', /HTTP 405; .*redirect/],
		[429, 'rate-limited', /limit for this address/],
	])('HTTP %d: %s, so nothing happened', (status, reason, message) => {
		expect(errorOf(answer({}, status)).ending).toMatchObject({
			outcome: 'nothing-happened',
			reason,
			detail: expect.stringMatching(message),
		});
	});

	// A server logs others out first and computes a date later.
	it.each([NaN, 0, 199, 201, 299, 400, 402, 406, 408, 428, 430, 500, 503])(
		'HTTP %d says nothing about the outcome',
		(status) => {
			const { ending } = errorOf(answer(success, status));
			expect(ending).toMatchObject({ outcome: 'unknown', reason: 'unclear-answer' });
		},
	);

	it('treats the 400 of an impossible Login Expiration as unknown', () => {
		const { ending } = errorOf(answer({ success: false, error: 'Invalid time value' }, 400));
		expect(ending).toMatchObject({ outcome: 'unknown', detail: 'users.logoutOtherClients answered HTTP 400' });
	});

	it.each<[Record<string, string> | undefined, number]>([
		[{ 'x-ratelimit-reset': String(now + 41_200) }, 42],
		[{ 'x-ratelimit-reset': String(now) }, 1],
		[{ 'x-ratelimit-reset': 'Infinity' }, 3600],
		[{ 'x-ratelimit-reset': 'soon' }, 60],
		[{ 'x-ratelimit-reset': '0' }, 60],
		[{}, 60],
		[undefined, 60],
	])('says how long to wait after a 429 with the headers %j', (headers, retryAfter) => {
		expect(errorOf(answer({}, 429, headers)).ending).toMatchObject({ retryAfter });
	});

	it('never repeats a token or what the workspace sent', () => {
		for (const status of [200, 302, 400, 401, 429, 500]) {
			const { message } = errorOf(answer({ error: `\u001b[2J${token}`, token: 'x' }, status));
			expect(message).not.toContain(token);
			expect(message).toMatch(/^[ -~]+$/);
		}
	});
});

describe('readUserLogoutAnswer', () => {
	/** Returns what reading the answer throws; null if it is a success. */
	const problemOf = (given: IHttpResponse): object | null => {
		try {
			readUserLogoutAnswer(given, now);
			return null;
		} catch (error) {
			const { reason, outcome } = (error as RevocationError).ending;
			return { reason, outcome };
		}
	};

	it.each<[number, unknown, object | null]>([
		[200, { success: true, message: 'User x has been logged out!' }, null],
		[200, { success: false }, { reason: 'unclear-answer', outcome: 'unknown' }],
		[403, {}, { reason: 'not-allowed', outcome: 'nothing-happened' }],
		[401, {}, { reason: 'not-logged-in', outcome: 'nothing-happened' }],
		[404, {}, { reason: 'refused', outcome: 'nothing-happened' }],
		[500, {}, { reason: 'unclear-answer', outcome: 'unknown' }],
	])('reads HTTP %d with %j', (status, data, problem) => {
		expect(problemOf(answer(data, status))).toEqual(problem);
	});
});

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
		[{ name: ' ' }, []],
		[{ name: 7 }, []],
	])('reads one with %j', (different, read) => {
		expect(tokensOf({ ...ci, ...different })).toMatchObject(read);
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
