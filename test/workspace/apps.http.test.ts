import type { Server } from 'http';
import { createServer } from 'http';
import type { AddressInfo } from 'net';

import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';

interface Seen {
	method: string;
	url: string;
	token?: string;
	body: string;
	type?: string;
}

describe('requests of an app', () => {
	let current: ProbeWorkspace;
	let old: ProbeWorkspace;
	let server: Server;
	let url: string;
	beforeAll(async () => {
		[current, old] = await Promise.all([startWithProbeApp({ version: '8.0' }), startWithProbeApp({ version: '6.5' })]);
		server = createServer((req, res) => {
			let body = '';
			req.on('data', (chunk) => (body += String(chunk)));
			req.on('end', () => {
				if (req.url === '/hang') return;
				if (req.url === '/moved') return void res.writeHead(301, { location: '/there' }).end();
				const { 'x-auth-token': token, 'content-type': type } = req.headers;
				res.writeHead(req.url === '/missing' ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' });
				res.end(JSON.stringify({ method: req.method, url: req.url, token, type, body }));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(async () => {
		server.closeAllConnections();
		server.close();
		await Promise.all([current.process.stop(), old.process.stop()]);
	});

	const request = async (workspace: ProbeWorkspace, body: object) =>
		(
			await workspace.probe<{ response?: { statusCode: number; data: Seen; url: string } | 'null'; error?: string }>(
				'POST',
				'http',
				{ body },
			)
		).body;

	it('carry headers, parameters and JSON', async () => {
		const headers = { 'x-auth-token': 'secret' };
		const sent = { url: `${url}/a`, method: 'post', request: { headers, params: { q: '1' }, data: { n: 1 } } };
		expect((await request(current, sent)).response).toMatchObject({
			statusCode: 200,
			data: { method: 'POST', url: '/a?q=1', token: 'secret', type: 'application/json', body: '{"n":1}' },
		});
		const form = { url: `${url}/a`, method: 'post', request: { params: { q: '1' } } };
		expect((await request(current, form)).response).toMatchObject({
			data: { url: '/a', type: 'application/x-www-form-urlencoded', body: 'q=1' },
		});
	});

	it('take a bad status for an answer', async () => {
		expect((await request(current, { url: `${url}/missing` })).response).toMatchObject({ statusCode: 404 });
	});

	it('follow redirects: a POST becomes a GET, the headers go along, the address stays the one asked for', async () => {
		const headers = { 'x-auth-token': 'secret' };
		const { response } = await request(current, {
			url: `${url}/moved`,
			method: 'post',
			request: { headers, content: 'x' },
		});
		expect(response).toMatchObject({ url: `${url}/moved`, data: { method: 'GET', url: '/there', token: 'secret' } });
	});

	it.each(['/hang', ':unreachable'])(
		'that get no answer throw on a current server, and give nothing on an old one (%s)',
		async (where) => {
			const target = where === '/hang' ? `${url}/hang` : 'http://127.0.0.1:1/';
			const sent = { url: target, request: { timeout: 200 } };
			expect((await request(current, sent)).error).toBeTruthy();
			expect((await request(old, sent)).response).toBe('null');
		},
	);

	it('to a malformed address throw on every server', async () => {
		expect((await request(old, { url: 'nowhere' })).error).toContain('Invalid URL');
	});
});
