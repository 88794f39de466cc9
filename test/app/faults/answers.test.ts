import type { RequestHandler } from 'express';

import type { AppBody, AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer } from '../../support/client';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { until } from '../../support/until';

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());

/** The text says what happened and what to do; the cause is in the app log, without the token. */
async function expectFailure(
	answer: HttpAnswer<AppBody>,
	caller: Credentials,
	expected: { status: number; errorType: string; text: RegExp; log: RegExp },
): Promise<void> {
	expect(answer.status).toBe(expected.status);
	expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const error: unknown = expect.stringMatching(expected.text);
	expect(answer.body).toEqual({ success: false, error, errorType: expected.errorType });
	expect(answer.body.error).toMatch(/Run it again/);
	const line = await until(async () =>
		(await workspace.logLines()).find((each) => each.includes(` user=${caller.userId} `)),
	);
	expect(line).toMatch(expected.log);
	expect(line).not.toContain(caller.authToken);
}

const unknown = /not known whether your other clients are logged out.*safe/;
const nobody = /nobody was logged out/;
const later = '2030-01-01T00:00:00.000Z';

describe('a workspace that misbehaves', () => {
	let faulty: FaultyWorkspace;
	beforeAll(async () => {
		faulty = await startFaultyWorkspace();
		expect(await workspace.saveSetting('workspace_url', faulty.url)).toBe(faulty.url);
	});
	afterAll(async () => {
		await faulty.stop();
		await workspace.saveSetting('workspace_url', '');
	});

	async function callWith(how: RequestHandler): Promise<{ answer: HttpAnswer<AppBody>; caller: Credentials }> {
		const [caller] = await workspace.newClients(1);
		faulty.misbehave(how);
		return { answer: await workspace.callApp({ creds: caller }), caller };
	}

	it.each<[string, RequestHandler, RegExp, RegExp]>([
		['a page of HTML', (_, res) => void res.send('<html>Welcome</html>'), unknown, /address of this Rocket\.Chat\?/],
		['nothing at all', (_, res) => void res.end(), unknown, /address of this Rocket\.Chat\?/],
		[
			"somebody else's token",
			(_, res) => void res.json({ token: 'other', tokenExpires: later, success: true }),
			unknown,
			/not its documented answer/,
		],
		[
			'no expiry',
			(req, res) => void res.json({ token: req.header('x-auth-token'), success: true }),
			unknown,
			/not its documented answer/,
		],
		[
			'an expiry that is no date',
			(req, res) => void res.json({ token: req.header('x-auth-token'), tokenExpires: 'soon', success: true }),
			unknown,
			/a date that cannot be read/,
		],
		[
			'success: false',
			(req, res) => void res.json({ token: req.header('x-auth-token'), tokenExpires: later, success: false }),
			unknown,
			/not its documented answer/,
		],
		['an error of its own', (_, res) => void res.status(500).json({ success: false }), unknown, /HTTP 500/],
		['a proxy that is up alone', (_, res) => void res.status(503).send('down'), unknown, /HTTP 503/],
		['a refusal', (_, res) => void res.status(403).json({ success: false }), nobody, /HTTP 403/],
		['not found', (_, res) => void res.sendStatus(404), nobody, /HTTP 404.*sub-path/],
		['a redirect', (req, res) => res.redirect(301, req.path), nobody, /HTTP 405.*does the workspace URL redirect/],
	])('is reported as 502 where it answers with %s', async (_what, how, text, log) => {
		const { answer, caller } = await callWith(how);
		await expectFailure(answer, caller, { status: 502, errorType: 'error-workspace-refused', text, log });
	});

	it('is believed where it no longer accepts the login', async () => {
		const { answer } = await callWith((_, res) => void res.status(401).json({ status: 'error' }));
		expect(answer.status).toBe(401);
		expect(answer.body).toEqual({ status: 'error', message: 'You must be logged in to do this.' });
	});

	it('is given a minute where its limit does not say how long', async () => {
		const { answer } = await callWith((_, res) => void res.status(429).json({ success: false }));
		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe('60');
	});

	const unreachable = { status: 504, errorType: 'error-workspace-unreachable', text: unknown };

	it('is reported as 504 where it hangs up', async () => {
		const { answer, caller } = await callWith((req) => void req.socket.destroy());
		await expectFailure(answer, caller, { ...unreachable, log: /check the workspace URL/ });
	});

	it('is reported as 504 where it does not answer within ten seconds', async () => {
		const begin = Date.now();
		const { answer, caller } = await callWith(() => undefined);
		expect(Date.now() - begin).toBeGreaterThanOrEqual(10_000);
		expect(Date.now() - begin).toBeLessThan(15_000);
		await expectFailure(answer, caller, { ...unreachable, log: /did not answer within 10 s/ });
	});

	it('is reported as 504 where it is gone', async () => {
		await faulty.stop();
		const { answer, caller } = await callWith(() => undefined);
		await expectFailure(answer, caller, { ...unreachable, log: /check the workspace URL/ });
	});
});

describe("the workspace's own limit", () => {
	let clients: Credentials[];
	beforeAll(async () => {
		// Each of another user, so that the app's own limit has no say. Logged in before the limit counts logins, too.
		clients = (await Promise.all(Array.from({ length: 14 }, () => workspace.newClients(1)))).flat();
		await limitRest(true);
	});
	afterAll(() => limitRest(false));

	async function limitRest(enabled: boolean): Promise<void> {
		const path = '/workspace/rate-limit';
		const { status } = await workspace.call('POST', path, { creds: workspace.admin, body: { enabled } });
		expect(status).toBe(200);
	}

	async function statusFrom(headers: Record<string, string>): Promise<number> {
		return (await workspace.callApp({ creds: clients.pop(), headers })).status;
	}

	it('is passed on with its waiting time, and each client address has its own', async () => {
		for (let call = 1; call <= 10; call++) {
			expect(await statusFrom({ 'x-real-ip': '192.0.2.1' })).toBe(200);
		}
		const refused = await workspace.callApp({ creds: clients.pop(), headers: { 'x-real-ip': '192.0.2.1' } });
		expect(refused.status).toBe(429);
		expect(refused.body).toMatchObject({ success: false, errorType: 'error-too-many-requests' });
		const retryAfter = Number(refused.headers.get('retry-after'));
		expect(retryAfter).toBeGreaterThanOrEqual(1);
		expect(retryAfter).toBeLessThanOrEqual(60);

		expect(await statusFrom({ 'x-real-ip': '192.0.2.2' })).toBe(200);
		expect(await statusFrom({ 'x-forwarded-for': '192.0.2.3, 203.0.113.1' })).toBe(200);
		expect(await statusFrom({ 'x-forwarded-for': '192.0.2.1, 203.0.113.1' })).toBe(429);
	});
});
