import { connect } from 'net';

import type { Request } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath } from '../../../tools/harness/appWorkspace';
import type { Credentials } from 'embedded-workspace';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

interface Recorded {
	url: string;
	headers: Request['headers'];
	body: string;
}

/** Headers that every HTTP client sends; what else there is comes from the app. */
const usual = [
	'host',
	'connection',
	'accept',
	'accept-encoding',
	'accept-language',
	'content-length',
	'sec-fetch-mode',
];

let workspace: AppWorkspace;
/** Where the app is told that the workspace is. */
let configured: FaultyWorkspace;
/** Where it must never send anything. */
let elsewhere: FaultyWorkspace;
let received: Recorded[];
let receivedElsewhere: number;

beforeAll(async () => {
	[workspace, configured, elsewhere] = await Promise.all([
		sharedWorkspace(),
		startFaultyWorkspace(),
		startFaultyWorkspace(),
	]);
	await workspace.saveSetting('workspace_url', configured.url);
	configured.misbehave(async (req, res) => {
		const chunks: Buffer[] = [];
		for await (const chunk of req) {
			chunks.push(chunk as Buffer);
		}
		received.push({ url: req.originalUrl, headers: req.headers, body: Buffer.concat(chunks).toString() });
		res.json({ success: true, token: req.header('x-auth-token'), tokenExpires: '2030-01-01T00:00:00.000Z' });
	});
	elsewhere.misbehave((_req, res) => {
		receivedElsewhere++;
		res.sendStatus(500);
	});
	elsewhere.describeItself((_req, res) => {
		receivedElsewhere++;
		res.sendStatus(500);
	});
});
afterAll(() => Promise.all([configured.stop(), elsewhere.stop()]));
beforeEach(() => {
	received = [];
	receivedElsewhere = 0;
});

/** The one request to the workspace: nothing in it but the login of the caller and valid addresses. */
function expectOneCall({ userId, authToken }: Credentials, addresses: Record<string, string> = {}): void {
	expect(received).toHaveLength(1);
	const [{ url, headers, body }] = received;
	const ofTheApp = Object.fromEntries(Object.entries(headers).filter(([name]) => !usual.includes(name)));
	expect(ofTheApp).toEqual({
		'x-user-id': userId,
		'x-auth-token': authToken,
		'content-type': 'application/json',
		'user-agent': expect.stringMatching(/^Rocket\.Chat-Apps-Engine\//),
		...addresses,
	});
	expect(headers.host).toBe(new URL(configured.url).host);
	expect([url, body]).toEqual(['/api/v1/users.logoutOtherClients', '{}']);
}

describe('the request to the workspace', () => {
	it('contains the login and the address of the client only, whatever comes with the call', async () => {
		const [caller] = await workspace.newClients(1);
		const headers = {
			...{
				'x-2fa-code': '123456',
				authorization: 'Basic YTpi',
				'x-evil': 'yes',
				cookie: 'rc_uid=admin; rc_token=evil',
			},
			...{ 'x-real-ip': '192.0.2.\u00b9', 'x-forwarded-for': '\u00e4, 2001:db8::1' },
		};
		const query = '?x-auth-token[]=evil&authToken=a&__proto__[x-auth-token]=evil&constructor[prototype][a]=b';
		const body = { authToken: ['a', 'b'], userId: 1, constructor: { prototype: { token: 'evil' } } };
		const call = { creds: caller, headers, body };
		expect((await workspace.call('POST', endpointPath + query, call)).status).toBe(200);
		// The workspace limits calls per address, and must find the client's.
		expectOneCall(caller, { 'x-real-ip': '2001:db8::1', 'x-forwarded-for': '2001:db8::1' });
	});

	it.each([
		['a line folded into the next', (token: string) => `X-Auth-Token: ${token}\r\n X-Evil: yes`],
		['two tokens', (token: string) => `X-Auth-Token: ${token}\r\nX-Auth-Token: evil`],
	])('is not made for a login header with %s', async (_what, headerOf) => {
		const [caller] = await workspace.newClients(1);
		const lines = [
			`POST ${endpointPath} HTTP/1.1`,
			'Host: localhost',
			'Connection: close',
			'Content-Length: 0',
			`X-User-Id: ${caller.userId}`,
			headerOf(caller.authToken),
		];
		// Node's own clients would not send any of these.
		const answer = await sendRaw(workspace.url, `${lines.join('\r\n')}\r\n\r\n`);
		// A connection that is cut while the request is still being sent may take the refusal along.
		expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
		expect(received).toEqual([]);
	});

	it('goes to the configured address, whatever the call says of hosts and origins', async () => {
		const [caller] = await workspace.newClients(1);
		const { host } = new URL(elsewhere.url);
		const lines = [
			`POST ${endpointPath}?workspace_url=${elsewhere.url} HTTP/1.1`,
			`Host: ${host}`,
			`X-Forwarded-Host: ${host}`,
			`Forwarded: host=${host}`,
			`Origin: ${elsewhere.url}`,
			`Referer: ${elsewhere.url}/`,
			'Connection: close',
			'Content-Length: 0',
			`X-User-Id: ${caller.userId}`,
			`X-Auth-Token: ${caller.authToken}`,
		];
		expect(await sendRaw(workspace.url, `${lines.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
		expectOneCall(caller);
		expect(receivedElsewhere).toBe(0);
	});
});

/** Sends bytes as they are, and returns the bytes that come back. */
async function sendRaw(url: string, request: string): Promise<string> {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	let answer = '';
	socket.on('data', (chunk) => (answer += String(chunk)));
	// The server may close the connection before it has read all of a request that it refuses.
	socket.on('error', () => undefined);
	socket.write(request);
	// Not events.once: that takes the error for the end.
	await new Promise((resolve) => socket.once('close', resolve));
	return answer;
}
