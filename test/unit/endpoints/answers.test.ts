import { detailsOf, revocationFailed } from '../../../src/endpoints/answers';
import { RevocationError } from '../../../src/sessions/RevocationError';

it.each([
	[false, /nobody was logged out/],
	[true, /not known whether.*safe/],
])('tells whether the outcome is known after a refusal (unknown: %p)', (outcomeUnknown, text) => {
	const answer = revocationFailed(new RevocationError('workspace-refused', { detail: 'secret cause', outcomeUnknown }));
	expect(answer.content.error).toMatch(text);
	expect(JSON.stringify(answer)).not.toContain('secret cause');
});

it.each([
	['not-logged-in', 401, undefined],
	['too-many-attempts', 429, 'error-too-many-requests'],
	['workspace-refused', 502, 'error-workspace-refused'],
	['workspace-unreachable', 504, 'error-workspace-unreachable'],
] as const)('answers %s with %i, never to be cached', (reason, status, errorType) => {
	const answer = revocationFailed(new RevocationError(reason, { detail: 'secret cause' }));
	expect(answer.status).toBe(status);
	expect(answer.headers).toMatchObject({ 'Cache-Control': 'no-store' });
	expect(answer.content.errorType).toBe(errorType);
	expect(JSON.stringify(answer)).not.toContain('secret cause');
});

it.each([
	[17, '17'],
	[undefined, '60'],
])('says when to come back: %p', (retryAfter, header) => {
	const answer = revocationFailed(new RevocationError('too-many-attempts', { detail: '', retryAfter }));
	expect(answer.headers).toMatchObject({ 'Retry-After': header });
	expect(answer.content.error).toContain(`${header} seconds`);
});

it.each([
	[false, /could not be reached.*nobody was logged out/],
	[true, /could not be reached.*not known whether.*safe/],
])('tells whether the outcome is known where the workspace is out of reach (unknown: %p)', (outcomeUnknown, text) => {
	const error = new RevocationError('workspace-unreachable', { detail: 'no URL', outcomeUnknown });
	expect(revocationFailed(error).content.error).toMatch(text);
});

describe('details', () => {
	const revocation = { token: 'token', tokenExpires: null, madeAt: null };
	const loginAt = Date.parse('2026-11-20T12:00:00.000Z');
	const chrome = { device: 'Chrome', os: 'Windows', address: '10.1.2.3', loginAt };

	it('are null where the workspace does not tell', () => {
		expect(detailsOf(revocation)).toEqual({ loggedOut: null, loggedOutCount: null });
	});

	it('list what was closed, with null for what is not known of it', () => {
		const closed = { closed: [chrome, { loginAt }], expired: [chrome], atMost: 2 };
		expect(detailsOf({ ...revocation, closed })).toEqual({
			loggedOut: [
				{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', loginAt: '2026-11-20T12:00:00.000Z' },
				{ device: null, os: null, address: null, loginAt: '2026-11-20T12:00:00.000Z' },
			],
			loggedOutCount: 2,
		});
	});

	it('name no number where there may have been more', () => {
		const closed = { closed: [chrome], expired: [], atMost: 2 };
		expect(detailsOf({ ...revocation, closed })).toMatchObject({ loggedOut: [{}], loggedOutCount: null });
	});
});
