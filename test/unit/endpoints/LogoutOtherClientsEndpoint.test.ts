import type { IApiEndpointInfo, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { LogoutOtherClientsEndpoint } from '../../../src/endpoints/LogoutOtherClientsEndpoint';
import { alice, HostSetup } from '../support/HostSetup';

const headers = { 'x-user-id': 'alice', 'x-auth-token': 'token-of-alice', 'x-real-ip': '192.0.2.7' };

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

function post(different: object = {}): Promise<IApiResponse> {
	const endpoint = new LogoutOtherClientsEndpoint(host.app, host.memory);
	const { read, modify, http, persistence } = host.accessors();
	const request = { user: alice, headers, query: {}, ...different } as Partial<IApiRequest> as IApiRequest;
	return endpoint.post(request, {} as IApiEndpointInfo, read, modify, http, persistence);
}

it('answers as the core endpoint does', async () => {
	await expect(post()).resolves.toMatchObject({
		status: 200,
		content: { token: 'token-of-alice', tokenExpires: '2027-02-20T12:00:00.000Z', success: true },
	});
	const [{ request }] = host.http.calls;
	expect(request.headers).toMatchObject({ 'X-User-Id': 'alice', 'X-Real-IP': '192.0.2.7' });
});

it.each([
	[{ user: undefined }, 401],
	[{ headers: { 'x-user-id': 'alice' } }, 400],
	[{ headers: { ...headers, 'x-auth-token': 'two words' } }, 400],
	[{ headers: null }, 400],
])('asks the workspace nothing for %j', async (different, status) => {
	await expect(post(different)).resolves.toMatchObject({ status, content: { success: false } });
	expect(host.http.calls).toEqual([]);
});

it.each([
	[{ details: 'true' }, true],
	[{ details: 'TRUE' }, true],
	[{ details: 'True' }, true],
	[{ details: '1' }, true],
	[{ details: ' yes' }, true],
	[{ details: '' }, true],
	[{ details: 'false' }, false],
	[{ details: '0' }, false],
	[{ details: 'no' }, false],
	[undefined, false],
])('adds details for the query %j: %p', async (query, hasDetails) => {
	const { content } = await post({ query });
	expect('sessions' in (content as object)).toBe(hasDetails);
	expect('personalAccessTokens' in (content as object)).toBe(hasDetails);
});

it('ignores the body', async () => {
	await expect(post({ content: { details: 'true', 'x-auth-token': '' } })).resolves.toMatchObject({ status: 200 });
});

it('passes on what the workspace refuses, and tells administrators without the token', async () => {
	const data = { status: 'error', message: 'You must be logged in to do this.' };
	host.answer = () => ({ statusCode: 401, data });
	await expect(post()).resolves.toMatchObject({ status: 401 });
	expect(host.log.lines).toContainEqual(
		expect.stringMatching(/^warn attempt result=not-logged-in via=endpoint user=alice /),
	);
	expect(host.log.lines.join()).not.toContain('token-of-alice');
});
