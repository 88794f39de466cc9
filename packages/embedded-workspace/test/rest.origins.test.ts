import { request } from 'http';

import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
	workspace.inStore(({ settings }) => settings.setValue('Site_Url', 'https://chat.example.org/sub'));
});

/** Asks for the page by that name, which `fetch` does not allow. */
function statusFor(host: string, path: string): Promise<number | undefined> {
	const { port } = new URL(workspace.url);
	return new Promise((resolve, reject) => {
		const sent = request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
			answer.resume();
			resolve(answer.statusCode);
		});
		sent.on('error', reject).end();
	});
}

describe('the name a request is for', () => {
	it.each([
		'localhost',
		'LOCALHOST:3000',
		'127.0.0.1:1',
		'[::1]',
		'[::1]:3000',
		'chat.example.org',
		'chat.example.org:443',
	])('may be %s', async (host) => {
		expect(await statusFor(host, '/api/info')).toBe(200);
		expect(await statusFor(host, '/')).toBe(200);
	});

	it.each([
		'evil.example',
		'evil.example:3000',
		'localhost.evil.example',
		'chat.example.org.evil.example',
		'10.0.0.1',
		'[::2]:80',
	])('may not be %s, whatever the path', async (host) => {
		for (const path of ['/', '/api/info', '/api/v1/me', '/api/apps', '/workspace/health', '/api/apps/public/x/y']) {
			expect(await statusFor(host, path)).toBe(403);
		}
	});
});

describe('a form of another page', () => {
	const logIn = (headers: Record<string, string>) =>
		workspace.call('POST', '/api/v1/login', { body: { user: 'admin', password: 'admin' }, headers });
	const form = 'application/x-www-form-urlencoded';

	it.each<Record<string, string>>([
		{ origin: 'https://evil.example', 'content-type': form },
		{ origin: 'null', 'content-type': `${form}; charset=utf-8` },
		{ origin: 'http://localhost:1', 'content-type': 'text/plain' },
		{ 'sec-fetch-site': 'cross-site', 'content-type': 'multipart/form-data; boundary=x' },
	])('is refused (%j)', async (headers) => {
		const refused = await logIn(headers);
		expect(refused.status).toBe(403);
		expect(JSON.stringify(refused.body)).not.toContain('authToken');
		const upload = await workspace.call('POST', '/api/apps', { creds: workspace.admin, headers, body: {} });
		expect(upload.status).toBe(403);
	});

	it('reaches endpoints of apps, as in Rocket.Chat', async () => {
		const headers = { origin: 'https://evil.example', 'content-type': form };
		expect((await workspace.probe('POST', 'echo', { headers, body: {} })).status).toBe(200);
	});

	it('may send JSON from its own page; that of others needs a preflight, which is refused', async () => {
		expect((await logIn({ origin: workspace.url, 'content-type': 'application/json' })).status).toBe(200);
		const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
		expect((await workspace.call('OPTIONS', '/api/v1/login', { headers: preflight })).status).toBe(405);
	});
});

describe('what is below /workspace/', () => {
	const setLimit = (headers: Record<string, string>) =>
		workspace.call('POST', '/workspace/rate-limit', { creds: workspace.admin, body: { enabled: false }, headers });

	it.each<Record<string, string>>([
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: 'http://localhost:1' },
		{ origin: 'no origin' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
	])('is closed to pages of other origins (%j)', async (headers) => {
		expect((await setLimit(headers)).status).toBe(403);
		expect((await workspace.call('GET', '/workspace/health', { headers })).status).toBe(403);
		expect((await workspace.call('OPTIONS', '/workspace/faults', { headers })).status).toBe(403);
	});

	it('is open to its own page and to clients that are no browsers, and sends nobody a CORS header', async () => {
		const harmless: Record<string, string>[] = [
			{},
			{ origin: workspace.url },
			{ origin: workspace.url, 'sec-fetch-site': 'same-origin' },
			{ 'sec-fetch-site': 'none' },
		];
		for (const headers of harmless) {
			const answer = await setLimit(headers);
			expect(answer.status).toBe(200);
			expect(answer.headers.get('access-control-allow-origin')).toBeNull();
		}
	});
});
