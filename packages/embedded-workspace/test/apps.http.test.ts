import type { Server } from 'http';
import { createServer } from 'http';
import type { AddressInfo } from 'net';

import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';

interface Seen {
	method: string;
	url: string;
	token?: string;
	body: string;
	type?: string;
}

describe('requests of an app', () => {
	let workspace: TestWorkspace;
	let server: Server;
	let url: string;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
		server = createServer((req, res) => {
			let body = '';
			req.on('data', (chunk) => (body += String(chunk)));
			req.on('end', () => {
				if (req.url === '/hang') {
					return;
				}
				if (req.url === '/moved') {
					return void res.writeHead(301, { location: '/there' }).end();
				}
				const { 'x-auth-token': token, 'content-type': type } = req.headers;
				res.writeHead(req.url === '/missing' ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' });
				res.end(JSON.stringify({ method: req.method, url: req.url, token, type, body }));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	const request = async (body: object) =>
		(
			await workspace.probe<{ response?: { statusCode: number; data: Seen; url: string }; error?: string }>(
				'POST',
				'http',
				{ body },
			)
		).body;

	it('carry headers and JSON', async () => {
		const headers = { 'x-auth-token': 'secret' };
		const sent = { url: `${url}/a`, method: 'post', request: { headers, data: { n: 1 } } };
		expect((await request(sent)).response).toMatchObject({
			statusCode: 200,
			data: { method: 'POST', url: '/a', token: 'secret', type: 'application/json', body: '{"n":1}' },
		});
	});

	it('take a bad status for an answer', async () => {
		expect((await request({ url: `${url}/missing` })).response).toMatchObject({ statusCode: 404 });
	});

	it('follow redirects: a POST becomes a GET, the headers go along, the address stays the one asked for', async () => {
		const headers = { 'x-auth-token': 'secret' };
		const { response } = await request({
			url: `${url}/moved`,
			method: 'post',
			request: { headers, content: 'x' },
		});
		expect(response).toMatchObject({ url: `${url}/moved`, data: { method: 'GET', url: '/there', token: 'secret' } });
	});

	it('that get no answer throw', async () => {
		expect((await request({ url: `${url}/hang`, request: { timeout: 200 } })).error).toBeTruthy();
		expect((await request({ url: 'http://127.0.0.1:1/' })).error).toBeTruthy();
	});
});
