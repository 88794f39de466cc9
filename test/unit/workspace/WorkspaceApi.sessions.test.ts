import type { IHttp, IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { DeviceManagement } from '../../../src/workspace/DeviceManagement';
import { KnownVersions } from '../../../src/workspace/KnownVersions';
import { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { FakeClock } from '../support/fakes';

const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
const call = { userId: 'alice', authToken: token, address: { realIp: '192.0.2.7' } };
const hour = 60 * 60 * 1000;

/** A workspace that accepts the login, and answers the list of sessions as it is told to. */
class ListingHttp {
	readonly lists: { url: string; headers: IHttpRequest['headers'] }[] = [];

	loginStatus = 200;

	constructor(public answer: Partial<IHttpResponse> | undefined | Error) {}

	async get(url: string, { headers }: IHttpRequest): Promise<unknown> {
		this.lists.push({ url, headers });
		if (this.answer instanceof Error) throw this.answer;
		return this.answer;
	}

	async post(): Promise<unknown> {
		return { statusCode: this.loginStatus, data: { success: true, token, tokenExpires: '' } };
	}
}

let clock: FakeClock;
let deviceManagement: DeviceManagement;

beforeEach(() => {
	clock = new FakeClock();
	deviceManagement = new DeviceManagement();
});

function api(http: ListingHttp): WorkspaceApi {
	const baseUrl = async (): Promise<string> => 'https://example.com/chat';
	return new WorkspaceApi(http as object as IHttp, baseUrl, new KnownVersions(), deviceManagement, clock.read);
}

it('asks with the credentials and the address of the caller, for as many as a user can have', async () => {
	const sessions = [{ device: { name: 'Chrome' }, loginAt: '2026-11-20T12:00:00.000Z' }];
	const http = new ListingHttp({ statusCode: 200, data: { success: true, sessions, total: 1 } });
	await expect(api(http).sessions(call)).resolves.toMatchObject({ sessions: [{ device: 'Chrome' }], total: 1 });
	expect(http.lists).toEqual([
		{
			url: 'https://example.com/chat/api/v1/sessions/list?count=100&offset=0',
			headers: { 'X-User-Id': 'alice', 'X-Auth-Token': token, 'X-Real-IP': '192.0.2.7' },
		},
	]);
});

it.each([[undefined], [{ statusCode: 500 }], [{ statusCode: 429 }], [new Error('down')]])(
	'knows nothing after %p, and asks again the next time',
	async (answer) => {
		const http = new ListingHttp(answer);
		for (const workspace of [api(http), api(http)]) {
			await expect(workspace.sessions(call)).resolves.toBeUndefined();
			await workspace.logoutOtherClients(call);
		}
		expect(http.lists).toHaveLength(2);
	},
);

it('does not ask a workspace without a license again for an hour', async () => {
	const http = new ListingHttp({ statusCode: 403 });
	const first = api(http);
	await first.sessions(call);
	await first.logoutOtherClients(call);
	clock.pass(hour - 1);
	await expect(api(http).sessions(call)).resolves.toBeUndefined();
	expect(http.lists).toHaveLength(1);
	clock.pass(1);
	await api(http).sessions(call);
	expect(http.lists).toHaveLength(2);
});

it('takes no bad login for a missing license', async () => {
	const http = new ListingHttp({ statusCode: 401 });
	http.loginStatus = 401;
	const stale = api(http);
	await stale.sessions(call);
	await expect(stale.logoutOtherClients(call)).rejects.toMatchObject({ reason: 'not-logged-in' });
	await api(http).sessions(call);
	expect(http.lists).toHaveLength(2);
});
