import {
	fileAnswer,
	loggedOutOthers,
	methodNotAllowed,
	noLoginToken,
	notDoneAnswer,
	notLoggedIn,
	ownDefect,
	pictureAnswer,
} from '../../../src/endpoints/answers';
import { type Done, notDone, type Reason } from '../../../src/sessions/endings';

const token = 'SnS70r0VkngGFrSbxVK';
const done: Done = { outcome: 'done', validUntil: new Date('2027-02-20T12:00:00.000Z') };
const failed = (reason: Reason, retryAfter?: number): ReturnType<typeof notDoneAnswer> =>
	notDoneAnswer(notDone(reason, { detail: 'secret cause', retryAfter }));

describe('success', () => {
	it('is what the core endpoint answers', () => {
		expect(loggedOutOthers(token, done)).toEqual({
			status: 200,
			headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
			content: { token, tokenExpires: '2027-02-20T12:00:00.000Z', success: true },
		});
	});

	it('has an empty date for a personal access token', () => {
		expect(loggedOutOthers(token, { ...done, validUntil: null }).content).toEqual({
			token,
			tokenExpires: '',
			success: true,
		});
	});

	it('has null for details that the workspace does not say', () => {
		const { content } = loggedOutOthers(token, { ...done, details: {} });
		expect(content).toMatchObject({ sessions: null, personalAccessTokens: null });
	});

	it('has details with null for what is not known of them', () => {
		const lastActiveAt = Date.parse('2026-11-20T12:00:00.000Z');
		const chrome = { device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt, isCurrent: true };
		const personalAccessTokens = [{ name: 'ci', createdAt: lastActiveAt }, { name: 'old' }];
		const sessions = { listed: [chrome, { lastActiveAt }, { lastActiveAt, isCurrent: false }], total: 51 };
		const iso = '2026-11-20T12:00:00.000Z';
		const unknown = { device: null, os: null, address: null, lastActiveAt: iso };
		const details = { sessions, personalAccessTokens };
		expect(loggedOutOthers(token, { ...done, details }).content).toEqual({
			token,
			tokenExpires: '2027-02-20T12:00:00.000Z',
			success: true,
			sessions: [
				{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt: iso, current: true },
				{ ...unknown, current: null },
				{ ...unknown, current: false },
			],
			personalAccessTokens: [
				{ name: 'ci', createdAt: iso },
				{ name: 'old', createdAt: null },
			],
		});
	});

	it('tells an empty list from none', () => {
		const details = { sessions: { listed: [], total: 0 }, personalAccessTokens: [] };
		const { content } = loggedOutOthers(token, { ...done, details });
		expect(content).toMatchObject({ sessions: [], personalAccessTokens: [] });
	});
});

const cases: [Reason, number, string, RegExp][] = [
	['not-logged-in', 401, 'error-not-logged-in', /^You must be logged in to do this\.$/],
	[
		'ended-by-another',
		401,
		'error-not-logged-in',
		/^This login was ended at the same moment, so we can't tell whether .* Log in again\.$/,
	],
	['rate-limited', 429, 'error-too-many-requests', /^Nothing was logged out\. .*network address.*share with others/],
	['refused', 502, 'error-workspace-refused', /Nothing was logged out\./],
	['unclear-answer', 502, 'error-workspace-refused', /We can't tell whether .* It's safe to run it again\./],
	['no-answer', 504, 'error-workspace-unreachable', /We can't tell whether .* It's safe to run it again\./],
	['not-configured', 504, 'error-workspace-unreachable', /Nothing was logged out\./],
];

describe('failure', () => {
	it.each(cases)('%s is answered with %d %s', (reason, status, errorType, text) => {
		const answer = failed(reason);
		expect(answer).toMatchObject({
			status,
			headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
			content: { errorType, error: expect.stringMatching(text) },
		});
		expect(JSON.stringify(answer)).not.toContain('secret cause');
	});

	it('has the text at each place where clients look for it', () => {
		const answers = [
			...cases.map(([reason]) => failed(reason)),
			notLoggedIn(),
			methodNotAllowed('POST'),
			noLoginToken(),
		];
		for (const { content } of [...answers, ownDefect()]) {
			expect(content).toEqual({
				success: false,
				status: 'error',
				error: expect.any(String),
				errorType: expect.any(String),
				message: (content as { error: string }).error,
			});
		}
	});

	it.each([
		[17, '17'],
		[undefined, '60'],
	])('says when to come back: %p', (retryAfter, seconds) => {
		const answer = failed('rate-limited', retryAfter);
		expect(answer.headers).toMatchObject({ 'Retry-After': seconds });
		expect((answer.content as { error: string }).error).toContain(`in ${seconds} seconds`);
	});

	it('says which method to take, or what to send', () => {
		expect(methodNotAllowed('POST')).toMatchObject({
			status: 405,
			headers: { Allow: 'POST' },
			content: { error: expect.stringContaining('redirect') },
		});
		expect(noLoginToken()).toMatchObject({ status: 400, content: { error: expect.stringContaining('X-Auth-Token') } });
		expect(ownDefect()).toMatchObject({ status: 500, content: { error: expect.stringContaining("We can't tell") } });
	});
});

it('a picture is never cached', () => {
	expect(pictureAnswer('<svg/>')).toEqual({
		status: 200,
		content: '<svg/>',
		headers: { 'Cache-Control': 'no-store', 'Content-Type': 'image/svg+xml' },
	});
});

it('a file is for download, and never cached', () => {
	expect(fileAnswer('a.txt', 'Done ✓')).toEqual({
		status: 200,
		content: 'Done ✓\n',
		headers: {
			'Cache-Control': 'no-store',
			'Content-Type': 'text/plain; charset=utf-8',
			'Content-Disposition': 'attachment; filename="a.txt"',
		},
	});
});
