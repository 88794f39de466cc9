import type { Request } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { answerYes } from '../../support/handshake';
import { sendRaw } from '../../support/localServer';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

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
const clients = new ChatClients(() => workspace);

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
afterAll(async () => {
	await Promise.all([configured.stop(), elsewhere.stop()]);
});
beforeEach(() => {
	received = [];
	receivedElsewhere = 0;
});
afterEach(() => clients.disconnect());

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

/** The workspace limits calls per address, and must find the client's. */
function passedOnAs(address: string): Record<string, string> {
	return { 'x-real-ip': address, 'x-forwarded-for': address };
}

describe('the request to the workspace', () => {
	it.each<[string, Record<string, string>, Record<string, string>]>([
		['nothing unusual', {}, {}],
		['the addresses of a proxy', { 'x-real-ip': '2001:db8::1' }, passedOnAs('2001:db8::1')],
		[
			'letters outside ASCII',
			{ 'x-real-ip': '192.0.2.\u00b9', 'x-forwarded-for': '\u00e4, 192.0.2.1' },
			passedOnAs('192.0.2.1'),
		],
		[
			'headers and cookies of its own',
			{ 'x-2fa-code': '123456', authorization: 'Basic YTpi', 'x-evil': 'yes', cookie: 'rc_uid=admin; rc_token=evil' },
			{},
		],
	])(
		'contains the login and valid addresses only, whatever comes with the call: %s',
		async (_what, headers, passedOn) => {
			const [caller] = await workspace.newClients(1);
			expect((await workspace.callApp({ creds: caller, headers })).status).toBe(200);
			expectOneCall(caller, passedOn);
		},
	);

	it('takes nothing from query and body', async () => {
		const [caller] = await workspace.newClients(1);
		const query = '?x-auth-token[]=evil&authToken=a&__proto__[x-auth-token]=evil&constructor[prototype][a]=b';
		const body = {
			authToken: ['a', 'b'],
			userId: 1,
			'x-user-id': '\u0000',
			constructor: { prototype: { token: 'evil' } },
		};
		expect((await workspace.call('POST', endpointPath + query, { creds: caller, body })).status).toBe(200);
		expectOneCall(caller);
	});

	it.each([
		['a line folded into the next', (token: string) => `X-Auth-Token: ${token}\r\n X-Evil: yes`],
		['two tokens', (token: string) => `X-Auth-Token: ${token}\r\nX-Auth-Token: evil`],
		['a bare line feed', (token: string) => `X-Auth-Token: ${token}\nX-Evil: yes`],
		['100 KB', (token: string) => `X-Auth-Token: ${token}${'x'.repeat(100_000)}`],
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

	it('is not made for a login cookie that is no token', async () => {
		const [asking] = await clients.ofNewUser(1);
		const path = pictureOf((await answerYes(asking)).working);
		const { userId, authToken } = asking.creds;
		for (const more of ['%0d%0aX-Evil:%20yes', '%C3%A4', '%00', 'x'.repeat(600)]) {
			const headers = { cookie: `rc_uid=${userId}; rc_token=${authToken}${more}` };
			expect((await workspace.call<string>('GET', path, { headers })).body).toContain('>See chat</text>');
		}
		// Such a login is none, so the file is offered.
		expect((await asking.nextMessage()).msg).toBe(english('file_message'));
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

it('makes no request to the workspace in a flood without a login', async () => {
	const keep = `/api/apps/public/${appId}/confirm-logout?confirmation=WyJhIl0.c2ln`;
	const headers = { cookie: 'rc_uid=somebody; rc_token=something' };
	const flood = Array.from({ length: 20 }, (_, n) =>
		n % 2 ? workspace.callApp({ headers }) : workspace.call('GET', `${keep}${n}`, { headers }),
	);
	expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([200, 401]));
	expect(received).toEqual([]);
});
