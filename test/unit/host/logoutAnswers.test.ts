import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { readIsLoggedIn, readLogoutAnswer, readUserLogoutAnswer } from '../../../src/host/logoutAnswers';
import type { RevocationError } from '../../../src/sessions/endings';

const token = 'SnS70r0VkngGFrSbxVK';
const now = Date.parse('2026-11-22T12:00:00.000Z');
const expires = '2027-02-20T12:00:00.000Z';
const success = { token, tokenExpires: expires, success: true };

/** Bodies with which Rocket.Chat itself refuses, up to 8.x and from 9.0 on. */
const own = [
	{ status: 'error', message: 'You must be logged in to do this.' },
	{ success: false, error: 'unauthorized', status: 'error', message: 'unauthorized' },
	{ success: false, error: 'You must be logged in to do this.' },
];

/** Bodies of gateways, firewalls and login pages in front of it. */
const foreign: [name: string, body: unknown][] = [
	['HTML', undefined],
	['nothing', null],
	['an empty object', {}],
	['a message', { message: 'Unauthorized' }],
	['a code', { error: 'unauthorized', code: 401 }],
	['a status of its own', { status: 401, error: 'x', message: 'y' }],
	['success without a text', { success: false, errors: [{ code: 9109 }] }],
	['a list', [{ success: false, error: 'x' }]],
	['text', 'success: false'],
];

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
		[403, 'refused', /HTTP 403/],
		[404, 'refused', /HTTP 404; .*sub-path/],
		[405, 'refused', /HTTP 405; .*redirect/],
	])('HTTP %d: %s, so nothing happened', (status, reason, message) => {
		expect(errorOf(answer({}, status)).ending).toMatchObject({
			outcome: 'nothing-happened',
			reason,
			detail: expect.stringMatching(message),
		});
	});

	it.each(own)('is refused by Rocket.Chat itself only with its own body: %j', (body) => {
		const endingOf = (status: number): object => errorOf(answer(body, status)).ending;
		expect(endingOf(401)).toMatchObject({ outcome: 'nothing-happened', reason: 'not-logged-in' });
		expect(endingOf(403)).toMatchObject({ reason: 'refused', detail: 'users.logoutOtherClients answered HTTP 403' });
		expect(endingOf(429)).toMatchObject({ outcome: 'nothing-happened', reason: 'rate-limited' });
	});

	it.each(foreign)('knows by %s that something in front of it refused, and names the status', (_what, body) => {
		for (const status of [401, 403, 429]) {
			expect(errorOf(answer(body, status)).ending).toMatchObject({
				outcome: 'nothing-happened',
				reason: 'refused',
				detail: expect.stringMatching(new RegExp(`^something in front of Rocket.Chat answered .* HTTP ${status};`)),
			});
		}
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
		[{ 'retry-after': '5' }, 5],
		[{ 'retry-after': ' 90 ' }, 90],
		[{ 'retry-after': '0' }, 1],
		[{ 'retry-after': '1e9' }, 60],
		[{ 'retry-after': '999999' }, 3600],
		[{ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30],
		[{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 1],
		[{ 'retry-after': 'later' }, 60],
		[{ 'retry-after': '5', 'x-ratelimit-reset': String(now + 41_200) }, 42],
	])('says how long to wait after a 429 with the headers %j, whoever sent it', (headers, retryAfter) => {
		expect(errorOf(answer(own[2], 429, headers)).ending).toMatchObject({ reason: 'rate-limited', retryAfter });
		expect(errorOf(answer('<html>', 429, headers)).ending).toMatchObject({ reason: 'refused', retryAfter });
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
		[403, { success: false, error: 'unauthorized' }, { reason: 'not-allowed', outcome: 'nothing-happened' }],
		[403, { success: false, error: 'forbidden' }, { reason: 'not-allowed', outcome: 'nothing-happened' }],
		[403, '<html>', { reason: 'refused', outcome: 'nothing-happened' }],
		[401, own[0], { reason: 'not-logged-in', outcome: 'nothing-happened' }],
		[401, {}, { reason: 'refused', outcome: 'nothing-happened' }],
		[404, {}, { reason: 'refused', outcome: 'nothing-happened' }],
		[500, {}, { reason: 'unclear-answer', outcome: 'unknown' }],
	])('reads HTTP %d with %j', (status, data, problem) => {
		expect(problemOf(answer(data, status))).toEqual(problem);
	});
});

describe('readIsLoggedIn', () => {
	it('is what Rocket.Chat itself says', () => {
		expect(readIsLoggedIn(answer({ _id: 'alice', success: true }))).toBe(true);
		for (const body of own) {
			expect(readIsLoggedIn(answer(body, 401))).toBe(false);
		}
	});

	it.each([undefined, ...foreign.map(([, body]) => answer(body, 401)), answer('<html>'), answer(own[0], 500)])(
		'is unknown if something else answers: %j',
		(given) => {
			expect(readIsLoggedIn(given)).toBeUndefined();
		},
	);
});
