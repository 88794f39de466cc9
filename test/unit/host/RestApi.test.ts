import { Remembered } from '../../../src/lib/Remembered';
import { RestApi } from '../../../src/host/RestApi';
import type { RevocationError } from '../../../src/sessions/endings';
import { FakeClock } from '../support/fakes';
import { FakeHttp, type HttpAnswer } from '../support/FakeHttp';

const token = 'SnS70r0VkngGFrSbxVK';
const caller = { userId: 'alice', authToken: token };
const success = { token, tokenExpires: '2027-02-20T12:00:00.000Z', success: true };
const ok = { statusCode: 200, data: success };

let clock: FakeClock;

beforeEach(() => {
	clock = new FakeClock();
});

function api(http: FakeHttp, baseUrl = async () => 'https://example.com/chat'): RestApi {
	return new RestApi(http.accessor, baseUrl, new Remembered(60_000, clock.read), clock.read);
}

function noUrl(): Promise<string> {
	return Promise.reject(new Error('enter a URL'));
}

/** Returns the error after an answer that took `ms`. */
async function errorAfter(ms: number, answer: HttpAnswer): Promise<RevocationError> {
	const http = new FakeHttp(() => {
		clock.pass(ms);
		return answer;
	});
	return api(http)
		.logoutOtherClients(caller)
		.then(
			() => Promise.reject(new Error('done')),
			(error: RevocationError) => error,
		);
}

describe('logoutOtherClients', () => {
	it('posts once to the core endpoint, with the login and the address of the client', async () => {
		const http = new FakeHttp(() => ok);
		const expires = await api(http).logoutOtherClients({ ...caller, address: '192.0.2.7' });
		expect(expires).toEqual(new Date('2027-02-20T12:00:00.000Z'));
		const login = { 'X-User-Id': 'alice', 'X-Auth-Token': token };
		expect(http.calls).toEqual([
			{
				method: 'post',
				url: 'https://example.com/chat/api/v1/users.logoutOtherClients',
				request: {
					headers: { ...login, 'X-Real-IP': '192.0.2.7', 'X-Forwarded-For': '192.0.2.7' },
					data: {},
					timeout: 10_000,
				},
			},
		]);
	});

	it('sends no address if it knows none', async () => {
		const http = new FakeHttp(() => ok);
		await api(http).logoutOtherClients(caller);
		expect(Object.keys(http.calls[0].request.headers ?? {})).toEqual(['X-User-Id', 'X-Auth-Token']);
	});

	it.each<[HttpAnswer]>([[undefined], [null], [new Error(`connect ECONNREFUSED with ${token}`)]])(
		'says that nothing answers after %p at once, not that it took 10 s',
		async (answer) => {
			const error = await errorAfter(20, answer);
			expect(error.ending).toMatchObject({ outcome: 'unknown', reason: 'no-answer' });
			expect(error.message).toBe(
				"https://example.com/chat/api/v1/users.logoutOtherClients cannot be reached; check the workspace URL in this app's settings",
			);
		},
	);

	it('says that it took too long after 10 s', async () => {
		const error = await errorAfter(10_000, new Error(`timeout of ${token}`));
		expect(error.ending).toMatchObject({ outcome: 'unknown', reason: 'no-answer' });
		expect(error.message).toContain('did not answer within 10 s');
		expect(error.message).not.toContain(token);
	});

	it('gives a logout of everything 25 s: other apps may react to it before the workspace answers', async () => {
		const http = new FakeHttp(() => ({ statusCode: 200, data: { success: true } }));
		await api(http).logoutUser(caller, 'bob');
		expect(http.calls).toMatchObject([{ request: { timeout: 25_000, data: { userId: 'bob' } } }]);
	});

	it('asks nobody without a workspace URL, so nothing happened', async () => {
		const http = new FakeHttp(() => ok);
		await expect(api(http, noUrl).logoutOtherClients(caller)).rejects.toMatchObject({
			ending: { outcome: 'nothing-happened', reason: 'not-configured', detail: 'enter a URL' },
		});
		expect(http.calls).toEqual([]);
	});
});

describe('isLoggedIn', () => {
	it.each<[HttpAnswer, boolean | undefined]>([
		[{ statusCode: 200, data: { success: true } }, true],
		[{ statusCode: 401, data: { status: 'error', message: 'You must be logged in to do this.' } }, false],
		[{ statusCode: 401, data: '<html>' }, undefined],
		[{ statusCode: 500 }, undefined],
		[undefined, undefined],
		[new Error('down'), undefined],
	])('makes of %j: %p', async (answer, isLoggedIn) => {
		const http = new FakeHttp(() => answer);
		await expect(api(http).isLoggedIn(caller)).resolves.toBe(isLoggedIn);
		expect(http.calls).toMatchObject([
			{
				method: 'get',
				url: 'https://example.com/chat/api/v1/me',
				request: { timeout: 5000, headers: { 'X-Auth-Token': token } },
			},
		]);
	});
});

describe('details', () => {
	it('asks for sessions and tokens side by side', async () => {
		const http = new FakeHttp(({ url }) => {
			const data = url.includes('sessions') ? { sessions: [], total: 0 } : { tokens: [{ name: 'ci' }] };
			return { statusCode: 200, data: { success: true, ...data } };
		});
		await expect(api(http).details(caller)).resolves.toEqual({
			sessions: { listed: [], total: 0 },
			personalAccessTokens: [{ name: 'ci', createdAt: undefined }],
		});
		expect(http.calls.map(({ url }) => url.slice('https://example.com/chat/api/v1'.length))).toEqual([
			'/sessions/list?count=100&offset=0',
			'/users.getPersonalAccessTokens',
		]);
	});

	it.each<[HttpAnswer]>([[null], [new Error(token)], [{ statusCode: 403 }]])(
		'knows nothing after %p, and throws nothing',
		async (answer) => {
			await expect(api(new FakeHttp(() => answer)).details(caller)).resolves.toEqual({});
			await expect(api(new FakeHttp(() => answer), noUrl).details(caller)).resolves.toEqual({});
		},
	);
});

describe('serverVersion', () => {
	it('is asked of a workspace once a minute, also by parallel callers, without a login', async () => {
		const http = new FakeHttp(() => ({ statusCode: 200, data: { version: '6.5', success: true } }));
		const workspace = api(http);
		await Promise.all([workspace.serverVersion(), workspace.serverVersion()]);
		await expect(workspace.serverVersion()).resolves.toBe('6.5');
		expect(http.calls).toEqual([
			{ method: 'get', url: 'https://example.com/chat/api/info', request: { timeout: 5000 } },
		]);
		clock.pass(60_000);
		await workspace.serverVersion();
		expect(http.calls).toHaveLength(2);
	});

	it('is asked each time for the status', async () => {
		const http = new FakeHttp(() => ({ statusCode: 200, data: { version: '6.5' } }));
		const workspace = api(http);
		await workspace.serverVersion();
		await expect(workspace.askVersion()).resolves.toBe('6.5');
		expect(http.calls).toHaveLength(2);
	});

	it.each<[HttpAnswer]>([[null], [{ statusCode: 200, data: 'x' }]])(
		'is unknown after %p, and asked again the next time',
		async (answer) => {
			const http = new FakeHttp(() => answer);
			const workspace = api(http);
			await expect(workspace.serverVersion()).resolves.toBeUndefined();
			await expect(workspace.serverVersion()).resolves.toBeUndefined();
			expect(http.calls).toHaveLength(2);
		},
	);
});
