import type { IHttp, IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { DeviceManagement } from '../../../src/workspace/DeviceManagement';
import { KnownVersions } from '../../../src/workspace/KnownVersions';
import { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { WorkspaceUrlError } from '../../../src/workspace/workspaceUrl';

const token = 'SnS70r0VkngGFrSbxVK';
const now = Date.parse('2026-11-22T12:00:00.000Z');
const success = { token, tokenExpires: '2027-02-20T12:00:00.000Z', success: true };

type Answer = Partial<IHttpResponse> | undefined | null | Error;

/** The host's http accessor with answers laid out by the test. */
class FakeHttp {
	readonly calls: { method: string; url: string; request: IHttpRequest }[] = [];

	constructor(private readonly answer: Answer) {}

	async post(url: string, request: IHttpRequest): Promise<unknown> {
		return this.respond('post', url, request);
	}

	async get(url: string, request: IHttpRequest): Promise<unknown> {
		return this.respond('get', url, request);
	}

	private respond(method: string, url: string, request: IHttpRequest): Answer {
		this.calls.push({ method, url, request });
		if (this.answer instanceof Error) {
			throw this.answer;
		}
		return this.answer;
	}
}

function api(http: FakeHttp, deviceManagement = new DeviceManagement()): WorkspaceApi {
	return new WorkspaceApi(
		http as object as IHttp,
		async () => 'https://example.com/chat',
		new KnownVersions(),
		deviceManagement,
		() => now,
	);
}

function logout(answer: Answer): Promise<Date | null> {
	return api(new FakeHttp(answer)).logoutOtherClients({ userId: 'alice', authToken: token, address: {} });
}

it('posts to the core endpoint with the credentials and the address of the caller', async () => {
	const http = new FakeHttp({ statusCode: 200, data: success });
	const address = { realIp: '192.0.2.7', forwardedFor: '192.0.2.7, 203.0.113.9' };
	await expect(api(http).logoutOtherClients({ userId: 'alice', authToken: token, address })).resolves.toEqual(
		new Date('2027-02-20T12:00:00.000Z'),
	);
	expect(http.calls).toEqual([
		{
			method: 'post',
			url: 'https://example.com/chat/api/v1/users.logoutOtherClients',
			request: {
				headers: {
					'X-User-Id': 'alice',
					'X-Auth-Token': token,
					'X-Real-IP': '192.0.2.7',
					'X-Forwarded-For': '192.0.2.7, 203.0.113.9',
				},
				data: {},
				timeout: 10_000,
			},
		},
	]);
});

it('reads the empty expiry of a personal access token', async () => {
	await expect(logout({ statusCode: 200, data: { ...success, tokenExpires: '' } })).resolves.toBeNull();
});

it.each([
	['another token', { ...success, token: 'other' }],
	['no success', { ...success, success: false }],
	['success as text', { ...success, success: 'true' }],
	['no expiry', { token, success: true }],
	['no date', { ...success, tokenExpires: 'soon' }],
	['a list', [success]],
	['null', null],
	['HTML', undefined],
])('takes a 200 with %s for nonsense whose outcome is unknown', async (_what, data) => {
	await expect(logout({ statusCode: 200, data, content: '<html>' })).rejects.toMatchObject({
		reason: 'workspace-refused',
		outcomeUnknown: true,
		message: expect.stringContaining('is the workspace URL the address of this Rocket.Chat?'),
	});
});

it.each([
	[401, 'not-logged-in', false, /no longer accepts/],
	[400, 'workspace-refused', false, /HTTP 400/],
	[403, 'workspace-refused', false, /HTTP 403/],
	[404, 'workspace-refused', false, /sub-path/],
	[405, 'workspace-refused', false, /redirect/],
	[302, 'workspace-refused', false, /redirect/],
	[500, 'workspace-refused', true, /HTTP 500/],
	[503, 'workspace-refused', true, /HTTP 503/],
])('makes of HTTP %d: %s, outcome unknown: %p', async (statusCode, reason, outcomeUnknown, message) => {
	await expect(logout({ statusCode })).rejects.toMatchObject({
		reason,
		outcomeUnknown,
		message: expect.stringMatching(message),
	});
});

it.each<[string, Partial<IHttpResponse>, number]>([
	['the header', { headers: { 'x-ratelimit-reset': String(now + 41_200) } }, 42],
	['the text', { data: { error: 'Error, too many requests. You must wait 17 seconds before trying' } }, 17],
	['nothing', {}, 60],
	['a window that is over', { headers: { 'x-ratelimit-reset': String(now - 5000) } }, 1],
	['nonsense', { headers: { 'x-ratelimit-reset': 'soon' }, data: { error: { wait: 1 } } }, 60],
	['a far future', { headers: { 'x-ratelimit-reset': String(now * 2) } }, 3600],
])('tells how long to wait after a 429 by %s', async (_what, answer, retryAfter) => {
	await expect(logout({ statusCode: 429, ...answer })).rejects.toMatchObject({
		reason: 'too-many-attempts',
		retryAfter,
	});
});

it.each([[undefined], [null], [new Error(`connect ECONNREFUSED with ${token}`)]])(
	'takes %p for a workspace that cannot be reached, without repeating the message',
	async (answer) => {
		await expect(logout(answer)).rejects.toMatchObject({
			reason: 'workspace-unreachable',
			outcomeUnknown: true,
			message: expect.not.stringContaining(token),
		});
	},
);

it('asks nothing where no usable workspace URL is set, so nobody was logged out', async () => {
	const http = new FakeHttp({ statusCode: 200, data: success });
	const noUrl = async () => {
		throw new WorkspaceUrlError('enter a URL');
	};
	const workspace = new WorkspaceApi(
		http as object as IHttp,
		noUrl,
		new KnownVersions(),
		new DeviceManagement(),
		() => now,
	);
	await expect(workspace.logoutOtherClients({ userId: 'alice', authToken: token, address: {} })).rejects.toMatchObject({
		reason: 'workspace-unreachable',
		outcomeUnknown: false,
		message: 'enter a URL',
	});
	await expect(workspace.serverVersion()).resolves.toBeUndefined();
	expect(http.calls).toEqual([]);
});

describe('serverVersion', () => {
	it('is asked of a workspace once, also by parallel callers', async () => {
		const http = new FakeHttp({ statusCode: 200, data: { version: '6.5', success: true } });
		const workspace = api(http);
		await Promise.all([workspace.serverVersion(), workspace.serverVersion()]);
		await expect(workspace.serverVersion()).resolves.toEqual({ major: 6, minor: 5 });
		expect(http.calls.map(({ url }) => url)).toEqual(['https://example.com/chat/api/info']);
	});

	it.each<[Answer]>([
		[undefined],
		[null],
		[new Error('down')],
		[{ statusCode: 500 }],
		[{ statusCode: 200, data: 'x' }],
	])('is unknown after %p, and asked again the next time', async (answer) => {
		const http = new FakeHttp(answer);
		const workspace = api(http);
		await expect(workspace.serverVersion()).resolves.toBeUndefined();
		await expect(workspace.serverVersion()).resolves.toBeUndefined();
		expect(http.calls).toHaveLength(2);
	});
});
