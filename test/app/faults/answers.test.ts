import type { RequestHandler } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer, LogoutBody } from '../../support/client';
import { expectFailure, notLoggedIn } from '../../support/endpointAnswers';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { until } from '../../support/until';
import { english } from '../../support/texts';

/** What the workspace's own endpoint can answer, and which of the three outcomes that is. */
let workspace: AppWorkspace;
let faulty: FaultyWorkspace;
beforeAll(async () => {
	[workspace, faulty] = await Promise.all([sharedWorkspace(), startFaultyWorkspace()]);
	expect(await workspace.saveSetting('workspace_url', faulty.url)).toBe(faulty.url);
});
afterAll(async () => {
	await faulty.stop();
});

const later = '2030-01-01T00:00:00.000Z';
const tokenOf = (req: Parameters<RequestHandler>[0]): string | undefined => req.header('x-auth-token');

async function callWith(how: RequestHandler): Promise<{ answer: HttpAnswer<LogoutBody>; caller: Credentials }> {
	const [caller] = await workspace.newClients(1);
	faulty.misbehave(how);
	return { answer: await workspace.callApp({ creds: caller }), caller };
}

/** The app log has the cause and not the token. */
async function expectLogged({ userId, authToken }: Credentials, pattern: RegExp): Promise<void> {
	const line = await until(async () => (await workspace.logLines()).find((each) => each.includes(` user=${userId} `)));
	expect(line).toMatch(pattern);
	expect(line).not.toContain(authToken);
}

/** It is recorded, and the owner is told that it may have happened. */
async function expectUnknown(caller: Credentials): Promise<void> {
	expect(userRecords(workspace, caller.userId)).toMatchObject([{ kind: 'revocation', outcome: 'unknown' }]);
	const [notice, ...more] = await directMessages(workspace, caller);
	expect([notice.msg.split('\n')[0], more]).toEqual([english('notice_unknown'), []]);
}

/** There is neither a record nor a notice. */
async function expectNothing(caller: Credentials): Promise<void> {
	expect(userRecords(workspace, caller.userId)).toEqual([]);
	expect(await directMessages(workspace, caller)).toEqual([]);
}

const unknownText = /We can't tell whether your other clients were logged out\. Run it again, it is safe\./;
const refused = { status: 502, errorType: 'error-workspace-refused' };
const unreachable = { status: 504, errorType: 'error-workspace-unreachable' };

describe('the outcome is unknown if the workspace answers with', () => {
	it.each<[string, RequestHandler, RegExp]>([
		['a page of HTML', (_, res) => void res.send('<html>Welcome</html>'), /address of this Rocket\.Chat\?/],
		['nothing at all', (_, res) => void res.end(), /address of this Rocket\.Chat\?/],
		[
			"somebody else's token",
			(_, res) => void res.json({ token: 'other', tokenExpires: later, success: true }),
			/without its documented body/,
		],
		['no expiry', (req, res) => void res.json({ token: tokenOf(req), success: true }), /without its documented body/],
		[
			'an expiry that is no date',
			(req, res) => void res.json({ token: tokenOf(req), tokenExpires: 'soon', success: true }),
			/without its documented body/,
		],
		[
			'success: false',
			(req, res) => void res.json({ token: tokenOf(req), tokenExpires: later, success: false }),
			/without its documented body/,
		],
		['another success than 200', (_, res) => void res.status(204).end(), /HTTP 204/],
		['a bad request', (_, res) => void res.status(400).json({ success: false }), /HTTP 400/],
		['a conflict', (_, res) => void res.status(409).json({ success: false }), /HTTP 409/],
		['an error of its own', (_, res) => void res.status(500).json({ success: false }), /HTTP 500/],
		['a proxy that is up alone', (_, res) => void res.status(503).send('down'), /HTTP 503/],
		['a proxy that has waited enough', (_, res) => void res.status(504).send('late'), /HTTP 504/],
	])('%s', async (_what, how, log) => {
		const { answer, caller } = await callWith(how);
		expectFailure(answer, { ...refused, text: unknownText });
		await expectLogged(caller, /^attempt result=unclear-answer /);
		await expectLogged(caller, log);
		await expectUnknown(caller);
	});

	it('no date, if it does not say either whether this login is still valid', async () => {
		const empty: RequestHandler = (req, res) => void res.json({ token: tokenOf(req), tokenExpires: '', success: true });
		const { answer, caller } = await callWith(empty);
		expectFailure(answer, { ...refused, text: unknownText });
		await expectLogged(caller, /^attempt result=unclear-answer .*whether this login is still valid"$/);
		await expectUnknown(caller);
	});
});

describe('nothing happened if the workspace answers with', () => {
	it.each<[string, RequestHandler, RegExp]>([
		['a refusal', (_, res) => void res.status(403).json({ success: false }), /HTTP 403"/],
		['not found', (_, res) => void res.sendStatus(404), /HTTP 404.*sub-path/],
		['another method, please', (_, res) => void res.sendStatus(405), /HTTP 405.*redirect/],
		['a redirect, which makes a GET of a POST', (req, res) => res.redirect(301, req.path), /HTTP 405.*redirect/],
		['a redirect that leads nowhere', (_, res) => void res.status(304).end(), /HTTP 304.*redirect/],
	])('%s', async (_what, how, log) => {
		const { answer, caller } = await callWith(how);
		expectFailure(answer, { ...refused, text: /Nothing was logged out\./ });
		await expectLogged(caller, /^attempt result=refused /);
		await expectLogged(caller, log);
		await expectNothing(caller);
	});

	it('401: it no longer accepts the login', async () => {
		const { answer, caller } = await callWith((_, res) => void res.status(401).json({ status: 'error' }));
		expectFailure(answer, notLoggedIn);
		await expectNothing(caller);
	});

	it.each<[string, Record<string, string>, string]>([
		['does not say how long to wait', {}, '60'],
		['says nonsense', { 'x-ratelimit-reset': 'soon' }, '60'],
		['names a moment in the past', { 'x-ratelimit-reset': '1' }, '1'],
		['names a moment years ahead', { 'x-ratelimit-reset': '9999999999999' }, '3600'],
	])('429 that %s', async (_what, headers, retryAfter) => {
		const { answer, caller } = await callWith((_, res) => void res.status(429).set(headers).json({ success: false }));
		const text = new RegExp(
			`^Nothing was logged out\\..*which you may share with others\\. .* in ${retryAfter} seconds\\.$`,
		);
		expectFailure(answer, { status: 429, errorType: 'error-too-many-requests', text });
		expect(answer.headers.get('retry-after')).toBe(retryAfter);
		await expectNothing(caller);
	});
});

describe('the outcome is unknown if the workspace', () => {
	it('hangs up: the log says that it cannot be reached, not that it took ten seconds', async () => {
		const { answer, caller } = await callWith((req) => void req.socket.destroy());
		expectFailure(answer, { ...unreachable, text: unknownText });
		await expectLogged(caller, /^attempt result=no-answer .*cannot be reached; check the workspace URL/);
		await expectUnknown(caller);
	});

	it('does not answer within ten seconds: the log says so', async () => {
		const begin = Date.now();
		const { answer, caller } = await callWith(() => undefined);
		expect(Date.now() - begin).toBeGreaterThanOrEqual(10_000);
		expectFailure(answer, { ...unreachable, text: unknownText });
		await expectLogged(caller, /^attempt result=no-answer .*did not answer within 10 s/);
		await expectUnknown(caller);
	});

	it('is gone, so the connection is refused: the log says that it cannot be reached', async () => {
		await faulty.stop();
		const { answer, caller } = await callWith(() => undefined);
		expectFailure(answer, { ...unreachable, text: unknownText });
		await expectLogged(caller, /^attempt result=no-answer .*cannot be reached; check the workspace URL/);
		await expectUnknown(caller);
	});
});

it('nothing happened if the app knows no address of the workspace: nobody was asked', async () => {
	await workspace.saveSetting('workspace_url', '');
	await workspace.changeWorkspace('Site_Url', 'chat example');
	const [caller] = await workspace.newClients(1);
	const answer = await workspace.callApp({ creds: caller });
	expectFailure(answer, {
		...unreachable,
		text: /does not know the address of the workspace\. Nothing was logged out\./,
	});
	await expectLogged(caller, /^attempt result=not-configured .*must start with http/);
	await expectNothing(caller);
});
