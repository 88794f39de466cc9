import { request } from 'http';

import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client, credentialHeaders } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

let workspace: WorkspaceProcess;
let api: WorkspaceClient;
let admin: Credentials;
beforeAll(async () => {
	workspace = await startWorkspaceProcess({ siteUrl: 'https://chat.example.org/sub' });
	api = client(workspace.url);
	admin = await api.login('admin', 'admin');
});
afterAll(() => workspace.stop());

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

	it('is refused with a sentence', async () => {
		const { port } = new URL(workspace.url);
		const answer = await new Promise<string>((resolve, reject) => {
			request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, (response) => {
				let text = '';
				response.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve(text));
			})
				.on('error', reject)
				.end();
		});
		expect(answer).toBe('This workspace only answers to localhost and to the host of its Site_Url.');
	});
});

describe('what is below /workspace/', () => {
	const setLimit = (headers: Record<string, string>) =>
		api.call('POST', '/workspace/rate-limit', { creds: admin, body: { enabled: false }, headers });

	it.each<Record<string, string>>([
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: 'http://localhost:1' },
		{ origin: 'no origin' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
	])('is closed to pages of other origins (%j)', async (headers) => {
		expect((await setLimit(headers)).status).toBe(403);
		expect((await api.call('GET', '/workspace/health', { headers })).status).toBe(403);
		expect((await api.call('OPTIONS', '/workspace/faults', { headers })).status).toBe(403);
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

	it('cannot be reached by a page that logs in as the administrator', async () => {
		const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
		const form = new URLSearchParams({ user: 'admin', password: 'admin' });
		const login = await fetch(`${workspace.url}/api/v1/login`, { method: 'POST', body: form, headers });
		const { data } = (await login.json()) as { data: Credentials };
		const faults = { 'http.call': { kind: 'throw' } };
		const answer = await fetch(`${workspace.url}/workspace/faults`, {
			method: 'POST',
			body: JSON.stringify(faults),
			headers: { ...headers, ...credentialHeaders(data), 'content-type': 'application/json' },
		});
		expect(answer.status).toBe(403);
	});
});
