import type { TestWorkspace } from './support/workspace';
import { probeAppId } from './support/probeApp/packProbeApp';
import { sharedWorkspace } from './support/workspace';

describe('endpoints of an app', () => {
	let workspace: TestWorkspace;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
	});

	const raw = (path: string, init: RequestInit = {}): Promise<Response> =>
		fetch(`${workspace.url}/api/apps/public/${probeAppId}/${path}`, { redirect: 'manual', ...init });

	it('get method, query, headers and body, and no address of the client', async () => {
		const call = { body: { a: [1] }, headers: { cookie: 'rc_uid=u; rc_token=t' } };
		const { status, body } = await workspace.probe('POST', 'echo?x=1&list[]=2', call);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			method: 'post',
			query: { x: '1', list: ['2'] },
			content: { a: [1] },
			cookie: 'rc_uid=u; rc_token=t',
		});
		expect(body.keys).toEqual(['params']);
	});

	it('know the user by login token and by OAuth token, and nobody by cookies or a wrong token', async () => {
		const { userId, authToken } = workspace.admin;
		const userOf = async (headers: Record<string, string>) =>
			(await workspace.probe('GET', 'echo', { headers })).body.user;
		expect(await userOf({ 'x-user-id': userId, 'x-auth-token': authToken })).toBe('admin');
		expect(await userOf({ cookie: `rc_uid=${userId}; rc_token=${authToken}` })).toBeNull();
		expect(await userOf({ 'x-user-id': userId, 'x-auth-token': 'wrong' })).toBeNull();
		expect(await userOf({ 'x-user-id': 'somebody-else', 'x-auth-token': authToken })).toBeNull();

		const body = { username: 'admin' };
		const made = await workspace.call('POST', '/workspace/oauth-tokens', { creds: workspace.admin, body });
		expect(await userOf({ authorization: `Bearer ${String(made.body.token)}` })).toBe('admin');
		expect(await userOf({ authorization: 'Bearer unknown' })).toBeNull();
	});

	it('are refused before the app is asked if they require a login', async () => {
		const refused = await workspace.probe('GET', 'members-only');
		expect([refused.status, refused.body]).toEqual([401, 'Unauthorized']);
		expect((await workspace.probe('GET', 'members-only', { creds: workspace.admin })).status).toBe(200);
	});

	it.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD'])('answer 500 to %s if they do not implement it', async (method) => {
		const answer = await raw('noop', { method });
		expect(answer.status).toBe(500);
		expect(await answer.text()).toBe(method === 'HEAD' ? '' : `noop's ${method.toLowerCase()} not exists`);
	});

	it('never see broken JSON, and see {} for text and multipart', async () => {
		const headers = { 'content-type': 'application/json' };
		const broken = await raw('echo', { method: 'POST', headers, body: '{"a":' });
		expect(broken.status).toBe(400);
		expect(broken.headers.get('content-type')).toContain('text/html');
		expect(broken.headers.get('content-security-policy')).toBe("default-src 'none'");
		expect(await broken.text()).toContain('Bad Request');

		const form = new FormData();
		form.append('a', '1');
		for (const body of ['plain text', form, undefined]) {
			expect(await (await raw('echo', { method: 'POST', body })).json()).toMatchObject({ content: {} });
		}
		const urlencoded = await raw('echo', { method: 'POST', body: new URLSearchParams({ a: '1' }) });
		expect(await urlencoded.json()).toMatchObject({ content: { a: '1' } });
	});

	it('answer with their own status, headers, bytes and redirects', async () => {
		const svg = await raw('file');
		expect([svg.status, svg.headers.get('cache-control'), await svg.text()]).toEqual([201, 'no-store', '<svg/>']);
		expect(svg.headers.get('content-type')).toContain('image/svg+xml');
		expect(Buffer.from(await (await raw('file?kind=bytes')).arrayBuffer())).toEqual(Buffer.from([1, 2, 255]));
		const redirect = await raw('file?kind=redirect');
		expect([redirect.status, redirect.headers.get('location')]).toEqual([302, '/elsewhere']);
	});

	it("carry the host's headers", async () => {
		const { headers } = await raw('noop');
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(headers.get('content-security-policy')).toContain("script-src 'self'");
		expect(headers.get('x-powered-by')).toBeNull();
	});

	it('are not there for an unknown path or app', async () => {
		expect((await raw('nowhere')).status).toBe(404);
		expect((await fetch(`${workspace.url}/api/apps/public/unknown/noop`)).status).toBe(404);
	});
});
